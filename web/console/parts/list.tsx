import { useInfiniteQuery, type QueryKey } from '@tanstack/react-query';
import { Button } from 'react-aria-components/Button';
import { problemText } from '../decide/problem-text.js';
import { useWording } from '../i18n/language.js';
import { call } from '../shell/api.js';

export interface ListPage<Item> {
  readonly items: readonly Item[];
  readonly page: { readonly next: string | null };
}

/**
 * What a route answers page by page.
 * @param pathOf the path below /v1, with `query`, which carries the cursor
 * @param pageOf where in the answer the list stands
 */
export function usePages<Answer>(
  key: QueryKey,
  path: string,
  query: Readonly<Record<string, string>>,
  nextOf: (answer: Answer) => string | null,
) {
  return useInfiniteQuery({
    queryKey: [...key, query],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) =>
      call<Answer>('GET', pathWith(path, { ...query, cursor: pageParam }), { signal }),
    getNextPageParam: (answer) => nextOf(answer),
  });
}

/** A list of its own, of which more can be had. */
export function useList<Item>(key: QueryKey, path: string, query: Readonly<Record<string, string>> = {}) {
  const pages = usePages<ListPage<Item>>(key, path, query, ({ page }) => page.next);
  return { ...pages, items: pages.data?.pages.flatMap(({ items }) => items) };
}

/** @returns the path with what is not empty as its query */
export function pathWith(path: string, query: Readonly<Record<string, string>>): string {
  const filled = new URLSearchParams(Object.entries(query).filter(([, value]) => value !== ''));
  return filled.size === 0 ? path : `${path}?${filled.toString()}`;
}

interface MoreProps {
  readonly hasNextPage: boolean;
  readonly isFetchingNextPage: boolean;
  readonly fetchNextPage: () => unknown;
}

/** Brings what follows, where something does. */
export function More({ hasNextPage, isFetchingNextPage, fetchNextPage }: MoreProps) {
  const { m } = useWording();
  if (!hasNextPage) return null;
  return (
    <Button className="button" isPending={isFetchingNextPage} onPress={() => void fetchNextPage()}>
      {m.queue.more}
    </Button>
  );
}

/** In place of what is still on its way, or does not come. */
export function Waiting({ error }: { readonly error: unknown }) {
  const { m } = useWording();
  return error ? (
    <p role="alert" className="notice is-bad">
      {problemText(m, error)}
    </p>
  ) : (
    <p className="soft">{m.loading}</p>
  );
}
