import { Header } from 'react-aria-components/Header';
import { Menu, MenuItem, MenuSection, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { useWording } from '../i18n/language.js';
import { changeAppearance, useAppearance, type Appearance } from './appearance.js';
import { MenuButton } from './menu-button.js';

const THEMES = ['system', 'light', 'dark'] as const;
const SIZES = ['regular', 'large'] as const;

const one = (keys: 'all' | Set<string | number>): string => (keys === 'all' ? '' : String([...keys][0] ?? ''));

/** Colours, size of texts, blur, and the language: kept on this device. */
export default function AppearanceMenu() {
  const { m, language, setLanguage } = useWording();
  const { theme, isBlurred, textSize } = useAppearance();
  return (
    <MenuTrigger defaultOpen>
      <MenuButton label={m.nav.appearance} icon="sun" />
      <Popover className="popover">
        <Menu aria-label={m.nav.appearance} shouldFocusWrap>
          <MenuSection
            selectionMode="single"
            disallowEmptySelection
            selectedKeys={[theme]}
            onSelectionChange={(keys) => changeAppearance({ theme: one(keys) as Appearance['theme'] })}
          >
            <Header>{m.appearance.theme}</Header>
            {THEMES.map((key) => (
              <MenuItem key={key} id={key}>
                {m.appearance[key]}
              </MenuItem>
            ))}
          </MenuSection>
          <MenuSection
            selectionMode="single"
            disallowEmptySelection
            selectedKeys={[textSize]}
            onSelectionChange={(keys) => changeAppearance({ textSize: one(keys) as Appearance['textSize'] })}
          >
            <Header>{m.appearance.textSize}</Header>
            {SIZES.map((key) => (
              <MenuItem key={key} id={key}>
                {m.appearance.textSizes[key]}
              </MenuItem>
            ))}
          </MenuSection>
          <MenuSection
            aria-label={m.appearance.blur}
            selectionMode="multiple"
            selectedKeys={isBlurred ? ['blur'] : []}
            onSelectionChange={(keys) => changeAppearance({ isBlurred: one(keys) === 'blur' })}
          >
            <MenuItem id="blur">{m.appearance.blur}</MenuItem>
          </MenuSection>
          <MenuSection aria-label={m.appearance.language}>
            <MenuItem id="language" onAction={() => setLanguage(language === 'ar' ? 'en' : 'ar')}>
              <bdi lang={language === 'ar' ? 'en' : 'ar'}>{m.otherLanguage}</bdi>
            </MenuItem>
          </MenuSection>
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
