import type { QueryClient } from '@tanstack/react-query';
import { decideAll, readBatch, undoBatch, type BulkDecision } from '../bulk/bulk.js';
import { problemText } from '../decide/problem-text.js';
import type { Wording } from '../i18n/language.js';
import type { authorInAr } from '../i18n/author-ar.js';
import type { Words } from '../i18n/ar.js';
import type { Clause } from '../queue/item.js';
import type { Batch } from '../queue/live.js';
import { toast } from '../shell/toasts.js';
import type { AuthorHead } from './author.js';

const ASK_MS = 500;
const DAY_MS = 86_400_000;

interface Surroundings {
  readonly wording: Wording;
  readonly words: Words<typeof authorInAr>;
  readonly queries: QueryClient;
}

/** Everything that the author wrote in the last days, whatever became of it. */
export const rejectionOf = ({ id, site }: AuthorHead, days: number, reason: Clause, message: string): BulkDecision => ({
  query: { site, author: id, status: 'all', since: new Date(Date.now() - days * DAY_MS).toISOString() },
  action: 'reject',
  reason,
  ...(message !== '' && { message }),
});

/** Rejects in the background, says when it is done, and offers to take it all back. */
export async function rejectRecent(decision: BulkDecision, around: Surroundings): Promise<void> {
  const { wording, words } = around;
  const close = toast({ text: words.running, subject: 'rejection' });
  await report(around, async () => {
    const batch = await follow((await decideAll(decision)).batch);
    const undo = { label: words.undo, run: () => void takeBack(batch, around) };
    close();
    toast({ text: wording.plural(batch.decided, wording.m.counts.decided), subject: 'rejection', action: undo });
  });
}

async function takeBack({ id }: Batch, around: Surroundings): Promise<void> {
  const { wording, words } = around;
  toast({ text: words.undoing, subject: 'rejection' });
  await report(around, async () => {
    const batch = await follow((await undoBatch(id)).batch);
    toast({ text: wording.plural(batch.undone, wording.m.counts.undone), subject: 'rejection' });
  });
}

async function report({ wording, queries }: Surroundings, course: () => Promise<void>): Promise<void> {
  try {
    await course();
  } catch (error) {
    toast({ text: problemText(wording.m, error), isBad: true, subject: 'rejection' });
  }
  for (const key of ['author', 'comment', 'counts']) void queries.invalidateQueries({ queryKey: [key] });
}

async function follow(batch: Batch): Promise<Batch> {
  let latest = batch;
  while (latest.state === 'running' || latest.state === 'undoing') {
    await new Promise((resolve) => setTimeout(resolve, ASK_MS));
    ({ batch: latest } = await readBatch(batch.id));
  }
  return latest;
}
