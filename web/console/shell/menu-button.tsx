import { Button } from 'react-aria-components/Button';
import { useWording } from '../i18n/language.js';
import { Icon, type IconName } from './icon.js';
import { useChosenSite } from './site.js';

interface Props {
  readonly label: string;
  readonly icon: IconName;
  readonly onPress?: () => void;
}

/** A button with a picture that opens a menu. */
export const MenuButton = ({ label, icon, onPress }: Props) => (
  <Button className="button is-quiet is-icon" aria-label={label} aria-haspopup="menu" {...(onPress && { onPress })}>
    <Icon name={icon} />
  </Button>
);

/** Names the site that the pages are about, and opens the list of sites. */
export function SiteButton({ onPress }: Pick<Props, 'onPress'>) {
  const { m } = useWording();
  const name = useChosenSite()?.name ?? m.nav.allSites;
  return (
    <Button
      className="button is-quiet site-choice"
      aria-label={`${m.nav.site}: ${name}`}
      aria-haspopup="menu"
      {...(onPress && { onPress })}
    >
      <span dir="auto">{name}</span>
      <Icon name="down" />
    </Button>
  );
}
