import type { QueryClient } from '@tanstack/react-query';
import { STATUS_AFTER, type Wish } from '../decide/ask.js';
import { problemText } from '../decide/problem-text.js';
import { remember } from '../decide/undos.js';
import { fill, type Wording } from '../i18n/language.js';
import type { Desk } from '../queue/desk.js';
import type { QueueItem } from '../queue/item.js';
import type { Batch } from '../queue/live.js';
import { belongs } from '../queue/view.js';
import { toast } from '../shell/toasts.js';
import { decideAll, decideThese, readBatch, undoBatch, type BulkDecision } from './bulk.js';

/** Progress comes by events; where those are late, it is asked for. */
const ASK_MS = 1_500;

interface Surroundings {
  readonly desk: Desk;
  readonly wording: Wording;
  readonly queries: QueryClient;
}

const isOver = ({ state }: Batch): boolean => ['done', 'stopped', 'undone'].includes(state);
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Decisions on many, each undone as one. */
export class Batches {
  private readonly heard = new Map<string, Batch>();

  constructor(private readonly around: Surroundings) {}

  /** Progress of a batch, as events tell it. */
  hear(batch: Batch): void {
    if (this.heard.has(batch.id)) this.heard.set(batch.id, batch);
  }

  /** Those that are selected, of sites where the moderator may decide many at once. */
  async decideMarked(items: readonly QueueItem[], wish: Wish): Promise<void> {
    const { desk } = this.around;
    const status = STATUS_AFTER[wish.action];
    const ids = items.map(({ id }) => id);
    desk.markAll(false);
    desk.leave(...items.filter((item) => !belongs({ ...item, status }, desk.tab)).map(({ id }) => id));
    try {
      const { batch, results } = await decideThese(ids, wish);
      const stayed = results.filter(({ outcome }) => outcome !== 'decided' && outcome !== 'unchanged');
      desk.comeBack(
        stayed.map(({ id }) => id),
        false,
      );
      this.finish(await this.follow(batch));
      this.readAgain();
    } catch (error) {
      desk.comeBack(ids, false);
      this.complain(error);
    }
  }

  async decideQuery(decision: BulkDecision): Promise<void> {
    try {
      const { batch } = await decideAll(decision);
      this.finish(await this.follow(batch));
    } catch (error) {
      this.complain(error);
    }
    await this.around.desk.load(false);
    this.readAgain();
  }

  private async undo({ id }: Batch): Promise<void> {
    const { desk, wording } = this.around;
    try {
      const over = await this.follow((await undoBatch(id)).batch);
      toast({ text: wording.plural(over.undone, wording.m.counts.undone) });
    } catch (error) {
      this.complain(error);
    }
    await desk.load();
    this.readAgain();
  }

  /** Says how far it is until it is over. */
  private async follow(batch: Batch): Promise<Batch> {
    const { m, formats } = this.around.wording;
    this.heard.set(batch.id, batch);
    for (;;) {
      const latest = this.heard.get(batch.id) ?? batch;
      if (isOver(latest)) break;
      const done = formats.number(latest.decided + latest.skipped);
      const close = toast({
        text: fill(m.bulk.progress, { done, total: formats.number(latest.total) }),
        subject: batch.id,
      });
      await pause(ASK_MS);
      close();
      if (!isOver(this.heard.get(batch.id) ?? latest)) this.heard.set(batch.id, (await readBatch(batch.id)).batch);
    }
    const over = this.heard.get(batch.id) ?? batch;
    this.heard.delete(batch.id);
    return over;
  }

  private finish(batch: Batch): void {
    const { m, formats, plural } = this.around.wording;
    const left = batch.skipped === 0 ? '' : ` ${fill(m.bulk.skipped, { count: formats.number(batch.skipped) })}`;
    const text = plural(batch.decided, m.counts.decided) + left;
    if (batch.decided === 0) toast({ text });
    else toast({ text, action: { label: m.bulk.undo, key: 'Z', run: remember(() => void this.undo(batch)) } });
  }

  private complain(error: unknown): void {
    const { m } = this.around.wording;
    toast({ text: fill(m.bulk.failed, { detail: problemText(m, error) }), isBad: true });
  }

  private readAgain(): void {
    const { queries } = this.around;
    for (const key of ['counts', 'comment']) void queries.invalidateQueries({ queryKey: [key] });
  }
}
