import type { ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';
import { useWording } from '../i18n/language.js';
import './entry.css';

const ICON = new URL('../shell/icon.svg', import.meta.url).href;

/** A page for somebody who is not signed in: a form in the middle, and the other language. */
export function EntryPage({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const { m, language, setLanguage } = useWording();
  return (
    <main className="entry">
      <div className="entry-sheet">
        <img src={ICON} alt={m.product} width="40" height="40" />
        <h1>{title}</h1>
        {children}
      </div>
      <Button className="button is-quiet" onPress={() => setLanguage(language === 'ar' ? 'en' : 'ar')}>
        <bdi lang={language === 'ar' ? 'en' : 'ar'}>{m.otherLanguage}</bdi>
      </Button>
    </main>
  );
}
