import type { QueryClient } from '@tanstack/react-query';
import type { Messages } from '../i18n/ar.js';
import { fill } from '../i18n/language.js';
import type { Desk } from '../queue/desk.js';
import type { Counts, QueueItem } from '../queue/item.js';
import { belongs } from '../queue/view.js';
import { ApiProblem } from '../shell/api.js';
import { toast } from '../shell/toasts.js';
import { currentOf, decideOne, STATUS_AFTER, undoOne, type Decided, type Wish } from './ask.js';
import { problemText } from './problem-text.js';
import { forget, remember } from './undos.js';

/** Only the last decision is told of; `z` knows the earlier ones. */
const SUBJECT = 'decision';

/** What deciding needs of the page. */
export interface Surroundings {
  readonly desk: Desk;
  readonly m: Messages;
  readonly queries: QueryClient;
  readonly site: string | undefined;
}

/** Decides with the effect seen at once, and brings the comment back when it turns out otherwise. */
export class Deciding {
  constructor(private readonly around: Surroundings) {}

  decide(item: QueueItem, wish: Wish): void {
    const { desk, m } = this.around;
    const status = STATUS_AFTER[wish.action];
    const asked = decideOne(item, wish);
    const undo = (): void => void this.undo(item, asked);
    const action = { label: m.decide.undo, key: 'Z', run: remember(undo) };
    const closeToast = toast({ text: doneText(m, item, wish), action, subject: SUBJECT });
    this.applyAtOnce(item, status);
    asked.then(
      ({ comment }) => desk.put(item.id, { status: comment.status, version: comment.version }),
      (error: unknown) => {
        forget(undo);
        closeToast();
        this.bringBack(item, error);
      },
    );
    void asked.catch(() => undefined).then(() => this.readAgain(item));
  }

  private applyAtOnce(item: QueueItem, status: QueueItem['status']): void {
    const { desk } = this.around;
    desk.put(item.id, { status });
    if (item.status === 'held' && status !== 'held') this.recount(-1);
    if (belongs({ ...item, status }, desk.tab)) desk.step(1);
    else desk.leave(item.id);
  }

  private async undo(item: QueueItem, asked: Promise<Decided>): Promise<void> {
    const { desk, m } = this.around;
    const decided = await asked.catch(() => undefined);
    if (!decided) return;
    try {
      const { comment } = await undoOne(item.id, decided.decision.id, decided.comment.version);
      desk.put(item.id, { status: comment.status, version: comment.version });
      desk.comeBack([item.id], true);
      if (item.status === 'held' && decided.comment.status !== 'held') this.recount(1);
      toast({ text: fill(m.decide.undone, { name: item.author.name }), subject: SUBJECT });
    } catch (error) {
      toast({ text: problemText(m, error), isBad: true });
    }
    this.readAgain(item);
  }

  /** It was not decided: somebody was faster, or the service could not be reached. */
  private bringBack(item: QueueItem, error: unknown): void {
    const { desk, m } = this.around;
    const current = error instanceof ApiProblem ? currentOf(error) : undefined;
    desk.comeBack([item.id], false);
    desk.put(item.id, current ? { status: current.status, version: current.version } : { status: item.status });
    if (current) desk.note(item.id, { by: current.decidedBy?.name ?? null, status: current.status });
    else if (item.status === 'held') this.recount(1);
    const action = { label: m.live.show, run: () => desk.show(item.id) };
    toast({ text: failedText(m, item, error), isBad: true, action });
  }

  private recount(by: number): void {
    const { queries, site } = this.around;
    queries.setQueryData<Counts>(['counts', site ?? null], (counts) =>
      counts === undefined ? counts : { ...counts, held: Math.max(0, counts.held + by) },
    );
  }

  private readAgain({ id }: QueueItem): void {
    void this.around.queries.invalidateQueries({ queryKey: ['comment', id] });
  }
}

function doneText(m: Messages, { author: { name } }: QueueItem, { action, reason }: Wish): string {
  if (action === 'approve') return fill(m.decide.approved, { name });
  if (action === 'hold') return fill(m.decide.held, { name });
  return fill(m.decide.rejected, { name, reason: reason === undefined ? '' : m.clauses[reason] });
}

/** Why a decision did not come about: who was faster, or what the service says. */
function failedText(m: Messages, { author }: QueueItem, error: unknown): string {
  const current = error instanceof ApiProblem ? currentOf(error) : undefined;
  if (!current) return fill(m.decide.failed, { name: author.name, detail: problemText(m, error) });
  const status = m.status[current.status];
  return current.decidedBy
    ? fill(m.decide.conflict, { name: current.decidedBy.name, status })
    : fill(m.decide.conflictUnknown, { status });
}
