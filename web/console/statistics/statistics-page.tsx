import { useQuery } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { Button } from 'react-aria-components/Button';
import { useSearchParams } from 'wouter';
import { fill, useWording } from '../i18n/language.js';
import { Field, valuesOf } from '../parts/field.js';
import { pathWith, Waiting } from '../parts/list.js';
import { useSiteFor } from '../parts/own-site.js';
import { Sheet } from '../parts/page.js';
import type { OwnSite } from '../session/session.js';
import { call } from '../shell/api.js';
import { NotFound } from '../shell/failure.js';
import { Days } from './days.js';
import { useFigureWords, type Figures } from './figures.js';
import { Judged } from './judged.js';
import { Moderators } from './moderators.js';
import { Tiles } from './tiles.js';
import './statistics.css';

/** Whoever counts days of the past does so every minute. */
const AGAIN_MS = 30_000;

/** How fast and how well a site is moderated. */
export default function StatisticsPage() {
  const site = useSiteFor('statistics.read');
  return site ? <SiteFigures key={site.key} site={site} /> : <NotFound />;
}

function SiteFigures({ site }: { readonly site: OwnSite }) {
  const { formats } = useWording();
  const words = useFigureWords();
  const [parameters, setParameters] = useSearchParams();
  const range = { from: parameters.get('from') ?? '', to: parameters.get('to') ?? '' };
  const path = `/moderation/sites/${site.key}/statistics`;
  const { data, error } = useQuery({
    queryKey: ['statistics', site.key, range],
    queryFn: ({ signal }) => call<Figures>('GET', pathWith(path, range), { signal }),
    refetchInterval: ({ state }) => (state.data?.missing ? AGAIN_MS : false),
  });
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    const { text } = valuesOf(event);
    setParameters({ from: text('from'), to: text('to') });
  };
  const csvOf = (table: string): string | null =>
    data?.missing ? null : `/v1${pathWith(`${path}.csv`, { table, ...range })}`;
  return (
    <Sheet title={fill(words.title, { site: site.name })}>
      <form key={`${data?.from} ${data?.to}`} className="row range" onSubmit={submit}>
        <Field label={words.from}>
          {(control) => <input {...control} type="date" name="from" defaultValue={data?.from ?? range.from} />}
        </Field>
        <Field label={words.to}>
          {(control) => <input {...control} type="date" name="to" defaultValue={data?.to ?? range.to} />}
        </Field>
        <Button type="submit" className="button">
          {words.show}
        </Button>
        <span className="small soft">{words.daysNote}</span>
      </form>
      {!data && <Waiting error={error} />}
      {data && (
        <>
          {data.missing && (
            <p className="notice" role="status">
              {fill(words.missing, { from: formats.day(data.missing.from), to: formats.day(data.missing.to) })}
            </p>
          )}
          <Tiles figures={data} />
          <Days figures={data} csv={csvOf('days')} />
          <div className="columns is-even">
            <Judged title={words.reasons} head={words.reason} rows={data.perReason} csv={csvOf('reasons')} />
            <Judged title={words.checks} head={words.check} rows={data.perCheck} csv={csvOf('checks')} />
          </div>
          <Moderators figures={data} csv={csvOf('moderators')} />
        </>
      )}
    </Sheet>
  );
}
