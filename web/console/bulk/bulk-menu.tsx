import { Header } from 'react-aria-components/Header';
import { Menu, MenuItem, MenuSection, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { fill, useWording } from '../i18n/language.js';
import type { QueueItem } from '../queue/item.js';
import { MenuButton } from '../shell/menu-button.js';
import { linksIn, type Kinship } from './bulk.js';

interface Props {
  readonly item: QueueItem;
  readonly onChoose: (kinship: Kinship) => void;
}

/** All that are held and akin to a comment, to be decided as one. */
export default function BulkMenu({ item, onChoose }: Props) {
  const { m } = useWording();
  return (
    <MenuTrigger defaultOpen>
      <MenuButton label={m.bulk.title} icon="stack" />
      <Popover className="popover">
        <Menu aria-label={m.bulk.title}>
          <MenuSection>
            <Header>{m.bulk.allOf}</Header>
            <MenuItem onAction={() => onChoose({ kind: 'author', item })}>{m.bulk.author}</MenuItem>
            <MenuItem onAction={() => onChoose({ kind: 'text', item })}>{m.bulk.text}</MenuItem>
            {linksIn(item.body).map((link) => (
              <MenuItem key={link} onAction={() => onChoose({ kind: 'link', item, link })}>
                {fill(m.bulk.link, { link: `\u2068${link}\u2069` })}
              </MenuItem>
            ))}
            {item.campaign && (
              <MenuItem onAction={() => onChoose({ kind: 'campaign', item })}>{m.bulk.campaign}</MenuItem>
            )}
          </MenuSection>
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
