import { lazy, Suspense, useState, type FormEvent } from 'react';
import { Button } from 'react-aria-components/Button';
import { problemText } from '../decide/problem-text.js';
import { useWording } from '../i18n/language.js';
import { useDeed } from '../parts/deed.js';
import { ApiProblem, call } from '../shell/api.js';
import { useDraft } from './draft.js';
import { nameOf, useSettingsWords, type Key, type SettingsAnswer } from './settings.js';

const Replay = lazy(() => import('./replay.js'));

/** How many changes there are, what they would have done, and saving them. */
export function SaveBar() {
  const { m, plural } = useWording();
  const words = useSettingsWords();
  const { site, answer, changes, count, problem, discard, setProblem, readAgain } = useDraft();
  const [isReplaying, setReplaying] = useState(false);
  const [note, setNote] = useState('');
  const save = useDeed({
    run: (body: object) => call<SettingsAnswer>('PATCH', `/moderation/sites/${site}/settings`, { body }),
    again: [['settings', site], ['settings-versions', site], ['session']],
    done: words.saved,
    onDone: () => {
      discard();
      setNote('');
    },
    isForm: true,
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const body = { version: answer.version, settings: changes, ...(note.trim() !== '' && { note: note.trim() }) };
    save.mutate(body, {
      onError: (error) => {
        setProblem(error);
        if (isConflict(error)) void readAgain();
      },
    });
  };
  if (count === 0) return null;
  const names = (Object.keys(changes) as Key[]).map((key) => nameOf(key, words)).join('، ');
  return (
    <form className="save-bar" onSubmit={submit}>
      <div role="alert" className={problem ? 'notice is-bad' : undefined}>
        {problem ? (isConflict(problem) ? words.conflict : problemText(m, problem)) : null}
      </div>
      <p>
        <strong>{plural(count, words.unsaved)}</strong> <span className="small soft">{names}</span>
      </p>
      <div className="row">
        <input
          className="input save-note"
          dir="auto"
          maxLength={500}
          aria-label={words.saveNote}
          placeholder={words.saveNote}
          value={note}
          onChange={({ target }) => setNote(target.value)}
        />
        <Button className="button" onPress={() => setReplaying(true)}>
          {words.replay}
        </Button>
        <Button type="submit" className="button is-primary" isPending={save.isPending}>
          {words.save}
        </Button>
        <Button className="button is-quiet" onPress={discard}>
          {words.discard}
        </Button>
      </div>
      <Suspense>{isReplaying && <Replay onClose={() => setReplaying(false)} />}</Suspense>
    </form>
  );
}

const isConflict = (error: unknown): boolean => error instanceof ApiProblem && error.code === 'version-conflict';
