import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, type ComponentType } from 'react';
import { useParams } from 'wouter';
import { fill } from '../i18n/language.js';
import { Waiting } from '../parts/list.js';
import { useSiteFor } from '../parts/own-site.js';
import { Sections, Sheet } from '../parts/page.js';
import type { OwnSite } from '../session/session.js';
import { call } from '../shell/api.js';
import { NotFound } from '../shell/failure.js';
import { DraftProvider } from './draft.js';
import { FormSection } from './form-section.js';
import { ModerationSection } from './moderation-section.js';
import { SaveBar } from './save-bar.js';
import { useSettingsWords, type SettingsAnswer } from './settings.js';
import './settings.css';

const SECTIONS = {
  moderation: ModerationSection,
  form: FormSection,
  words: lazy(() => import('./words-section.js')),
  domains: lazy(() => import('./domains-section.js')),
  rules: lazy(() => import('./rules-section.js')),
  articles: lazy(() => import('./articles-section.js')),
  policy: lazy(() => import('./policy-section.js')),
  keys: lazy(() => import('./keys-section.js')),
  history: lazy(() => import('./history-section.js')),
} satisfies Record<string, ComponentType>;
type Section = keyof typeof SECTIONS;
const NAMES = Object.keys(SECTIONS) as Section[];

/** What a site decides for itself. */
export default function SettingsPage() {
  const site = useSiteFor('site.configure');
  return site ? <SiteSettings key={site.key} site={site} /> : <NotFound />;
}

function SiteSettings({ site }: { readonly site: OwnSite }) {
  const words = useSettingsWords();
  const { section } = useParams();
  const here = NAMES.find((name) => name === section) ?? 'moderation';
  const { data, error } = useQuery({
    queryKey: ['settings', site.key],
    queryFn: ({ signal }) => call<SettingsAnswer>('GET', `/moderation/sites/${site.key}/settings`, { signal }),
  });
  const Here = SECTIONS[here];
  const sections = NAMES.map((name) => ({
    href: `/settings/${site.key}/${name}`,
    label: words.sections[name],
    isHere: name === here,
  }));
  return (
    <Sheet title={fill(words.title, { site: site.name })}>
      <Sections label={words.sectionsLabel} sections={sections} />
      {!data && <Waiting error={error} />}
      {data && (
        <DraftProvider site={site.key} answer={data}>
          <Warnings answer={data} />
          <Suspense fallback={<Waiting error={null} />}>
            <Here />
          </Suspense>
          <SaveBar />
        </DraftProvider>
      )}
    </Sheet>
  );
}

function Warnings({ answer: { warnings } }: { readonly answer: SettingsAnswer }) {
  const words = useSettingsWords();
  if (warnings.length === 0) return null;
  return (
    <ul className="notice" aria-label={words.warnings}>
      {warnings.map(({ detail }) => (
        <li key={detail}>{detail}</li>
      ))}
    </ul>
  );
}
