import type { FormEvent } from 'react';
import { Button } from 'react-aria-components/Button';
import { fill, useWording } from '../i18n/language.js';
import { faultAt, useDeed } from '../parts/deed.js';
import { Ask } from '../parts/dialog.js';
import { Choice, Field, FormProblem, valuesOf } from '../parts/field.js';
import { call } from '../shell/api.js';
import { COMMENTING, type Article } from './article.js';
import { useDraft } from './draft.js';
import { useSettingsWords } from './settings.js';

interface CalendarProps {
  readonly article: Article;
  readonly path: string;
  readonly onClose: () => void;
}

/** What an article becomes, and when, by the clock of whoever sets it. */
export function CalendarDialog({ article: { id, title, schedule }, path, onClose }: CalendarProps) {
  const { m } = useWording();
  const words = useSettingsWords();
  const { site } = useDraft();
  const change = useDeed({
    run: (body: object) => call('PATCH', `${path}/${encodeURIComponent(id)}`, { body }),
    again: [['articles', site]],
    done: words.articleChanged,
    onDone: onClose,
    isForm: true,
  });
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    const { text } = valuesOf(event);
    const at = new Date(text('at'));
    if (!Number.isNaN(at.getTime()))
      change.mutate({ schedule: { commenting: text('commenting'), at: at.toISOString() } });
  };
  const options = COMMENTING.map((one) => [one, words.commentings[one]] as const);
  return (
    <Ask title={fill(words.calendarOf, { article: title ?? id })} onClose={onClose}>
      <form className="stack" onSubmit={submit}>
        <div className="fields">
          <Choice label={words.becomes} name="commenting" options={options} value={schedule?.commenting ?? 'closed'} />
          <Field label={words.at} fault={faultAt(change.error, '/schedule/at')}>
            {(control) => (
              <input
                {...control}
                type="datetime-local"
                name="at"
                required
                defaultValue={schedule ? localOf(schedule.at) : undefined}
              />
            )}
          </Field>
        </div>
        <FormProblem error={change.error} fields={['/schedule/at']} />
        <div className="row">
          <Button type="submit" className="button is-primary" isPending={change.isPending}>
            {words.setCalendar}
          </Button>
          {schedule && (
            <Button className="button" onPress={() => change.mutate({ schedule: null })}>
              {words.clearCalendar}
            </Button>
          )}
          <Button className="button" onPress={onClose}>
            {m.cancel}
          </Button>
        </div>
      </form>
    </Ask>
  );
}

/** @returns the moment as such fields have it: local, to the minute */
function localOf(iso: string): string {
  const moment = new Date(iso);
  return new Date(moment.getTime() - moment.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

/** Makes an article known before its first comment. */
export function ArticleDialog({ path, onClose }: Omit<CalendarProps, 'article'>) {
  const { m } = useWording();
  const words = useSettingsWords();
  const { site } = useDraft();
  const register = useDeed({
    run: (body: object) => call('POST', path, { body }),
    again: [['articles', site]],
    done: words.registered,
    onDone: onClose,
    isForm: true,
  });
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    const { text } = valuesOf(event);
    const [title, url] = [text('title'), text('url')];
    register.mutate({ id: text('id'), ...(title !== '' && { title }), ...(url !== '' && { url }) });
  };
  const fields = [
    ['id', words.articleId, true],
    ['title', words.articleTitle, false],
    ['url', words.articleUrl, false],
  ] as const;
  return (
    <Ask title={words.registerArticle} onClose={onClose}>
      <form className="stack" onSubmit={submit}>
        {fields.map(([name, label, isRequired]) => (
          <Field key={name} label={label} fault={faultAt(register.error, `/${name}`)}>
            {(control) => (
              <input {...control} name={name} dir={name === 'title' ? 'auto' : 'ltr'} required={isRequired} />
            )}
          </Field>
        ))}
        <FormProblem error={register.error} fields={fields.map(([name]) => `/${name}`)} />
        <div className="row">
          <Button type="submit" className="button is-primary" isPending={register.isPending}>
            {words.register}
          </Button>
          <Button className="button" onPress={onClose}>
            {m.cancel}
          </Button>
        </div>
      </form>
    </Ask>
  );
}
