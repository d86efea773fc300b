import { Menu, MenuItem, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { useLocation, useSearchParams } from 'wouter';
import { useWording } from '../i18n/language.js';
import { useUser } from '../session/session.js';
import { SiteButton } from './menu-button.js';
import { useChosenSite, useWayToSite } from './site.js';

const ALL = '*';

/** Which site the pages are about; nothing to choose for those who have one. */
export default function SiteMenu() {
  const { m } = useWording();
  const { sites } = useUser();
  const chosen = useChosenSite();
  const [, setParameters] = useSearchParams();
  const wayTo = useWayToSite();
  const [, navigate] = useLocation();
  const choose = (key: string): void => {
    if (wayTo) navigate(wayTo(key));
    else
      setParameters((parameters) => {
        if (key === ALL) parameters.delete('site');
        else parameters.set('site', key);
        return parameters;
      });
  };
  return (
    <MenuTrigger defaultOpen>
      <SiteButton />
      <Popover className="popover">
        <Menu
          aria-label={m.nav.site}
          selectionMode="single"
          selectedKeys={[chosen?.key ?? ALL]}
          onAction={(key) => choose(String(key))}
        >
          {!wayTo && <MenuItem id={ALL}>{m.nav.allSites}</MenuItem>}
          {sites.map(({ key, name }) => (
            <MenuItem key={key} id={key} textValue={name}>
              <bdi>{name}</bdi>
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
