import { Header } from 'react-aria-components/Header';
import { Menu, MenuItem, MenuSection, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { useLocation } from 'wouter';
import { useWording } from '../i18n/language.js';
import { session, useUser } from '../session/session.js';
import { Icon } from './icon.js';
import { MenuButton } from './menu-button.js';

/** Who is signed in, and the way out. */
export default function AccountMenu() {
  const { m } = useWording();
  const { name } = useUser();
  const [, navigate] = useLocation();
  return (
    <MenuTrigger defaultOpen>
      <MenuButton label={m.nav.account} icon="person" />
      <Popover className="popover">
        <Menu aria-label={m.nav.account}>
          <MenuSection>
            <Header>
              <bdi>{name}</bdi>
            </Header>
            <MenuItem id="account" onAction={() => navigate('/account')}>
              <Icon name="person" />
              {m.nav.ownAccount}
            </MenuItem>
            <MenuItem id="out" onAction={() => void session.leave()}>
              <Icon name="out" />
              {m.nav.signOut}
            </MenuItem>
          </MenuSection>
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
