import { useState, type FormEvent, type KeyboardEvent } from 'react';
import { useSearchParams } from 'wouter';
import { useWording } from '../i18n/language.js';
import { Icon } from '../shell/icon.js';

/** Full search: sent by Enter, so that the list does not change under somebody who types. */
export function Search() {
  const { m } = useWording();
  const [parameters, setParameters] = useSearchParams();
  const [words, setWords] = useState(parameters.get('q') ?? '');
  const search = (q: string): void =>
    setParameters((next) => {
      if (q === '') next.delete('q');
      else next.set('q', q);
      return next;
    });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    search(words.trim());
  };
  const press = ({ code, currentTarget }: KeyboardEvent<HTMLInputElement>): void => {
    if (code !== 'Escape') return;
    currentTarget.blur();
    setWords(parameters.get('q') ?? '');
  };
  return (
    <form role="search" className="search" onSubmit={submit}>
      <Icon name="search" />
      <input
        id="queue-search"
        className="input"
        type="search"
        dir="auto"
        maxLength={200}
        value={words}
        onChange={({ target }) => setWords(target.value)}
        onKeyDown={press}
        aria-label={m.queue.search}
        aria-keyshortcuts="/"
        title={m.queue.searchHint}
        placeholder={m.queue.search}
      />
    </form>
  );
}
