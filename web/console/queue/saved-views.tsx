import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { Button } from 'react-aria-components/Button';
import { Link, useSearchParams } from 'wouter';
import { problemText } from '../decide/problem-text.js';
import { fill, useWording } from '../i18n/language.js';
import { call } from '../shell/api.js';
import { Icon } from '../shell/icon.js';
import { useChosenSite } from '../shell/site.js';
import { toast } from '../shell/toasts.js';
import { queryOf } from './view.js';

const KEY = ['views'];

interface SavedView {
  readonly id: string;
  readonly name: string;
  readonly query: Readonly<Record<string, string>>;
}

/** The views of the account, each a link; the present one can be added under a name. */
export function SavedViews() {
  const { m } = useWording();
  const { data } = useQuery({
    queryKey: KEY,
    queryFn: () => call<{ items: readonly SavedView[] }>('GET', '/moderation/views'),
  });
  const remove = useChange((id: string) => call('DELETE', `/moderation/views/${id}`));
  return (
    <section className="views" aria-label={m.queue.views}>
      <h2 className="label">{m.queue.views}</h2>
      {data?.items.length === 0 && <p className="small soft">{m.queue.noViews}</p>}
      <ul className="row">
        {data?.items.map(({ id, name, query }) => (
          <li key={id} className="tag">
            <Link href={`/?${new URLSearchParams(query).toString()}`}>
              <bdi>{name}</bdi>
            </Link>
            <Button
              className="view-remove"
              aria-label={fill(m.queue.deleteView, { name })}
              onPress={() => remove.mutate(id)}
            >
              <Icon name="cross" />
            </Button>
          </li>
        ))}
      </ul>
      <NewView />
    </section>
  );
}

function NewView() {
  const { m } = useWording();
  const [parameters] = useSearchParams();
  const site = useChosenSite()?.key;
  const query = Object.fromEntries(queryOf(parameters, site));
  const save = useChange(async (name: string) => {
    await call('POST', '/moderation/views', { body: { name, query } });
    toast({ text: fill(m.queue.viewSaved, { name }) });
  });
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const field = event.currentTarget.elements.namedItem('name') as HTMLInputElement;
    if (field.value.trim() !== '') save.mutate(field.value.trim());
    field.value = '';
  };
  return (
    <form className="row" onSubmit={submit}>
      <input
        className="input view-name"
        name="name"
        dir="auto"
        maxLength={60}
        aria-label={m.queue.viewName}
        placeholder={m.queue.viewName}
      />
      <Button type="submit" className="button">
        {m.queue.saveView}
      </Button>
    </form>
  );
}

/** A change to the views, after which they are read again. */
function useChange(change: (value: string) => Promise<unknown>) {
  const { m } = useWording();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: change,
    onError: (error) => void toast({ text: problemText(m, error), isBad: true }),
    onSettled: () => queries.invalidateQueries({ queryKey: KEY }),
  });
}
