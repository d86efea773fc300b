import { randomUUID } from 'node:crypto';
import { Logger } from '@nestjs/common';

/**
 * What changed, for the caches of every node and for those who look on: an article's page, a site's settings, the state
 * of a comment (decided, edited, reported, appealed), who holds it, how far a batch of decisions is. Hints, never the truth.
 */
export type Hint =
  | { readonly type: 'comment'; readonly siteId: string; readonly articleKey: string; readonly commentId: string }
  | { readonly type: 'claim'; readonly siteId: string; readonly commentId: string }
  | { readonly type: 'batch'; readonly siteId: string; readonly batchId: string }
  | { readonly type: 'article' | 'article-settings'; readonly siteId: string; readonly articleKey: string }
  | { readonly type: 'site'; readonly siteKey: string };

/** Carries strings between nodes; may lose them while disconnected, and says so by calling `onGap` afterwards. */
export interface Wire {
  open(onMessage: (message: string) => void, onGap: () => void): Promise<void>;
  send(message: string): Promise<void>;
  close(): Promise<void>;
}

type Listener = (hint: Hint) => void;
interface Envelope {
  readonly from: string;
  readonly hints: readonly Hint[];
}

/** Long enough to gather what one batch of decisions changed, short against the second that readers may wait. */
const GATHER_MS = 15;
/** PostgreSQL takes payloads below 8,000 bytes; article ids are at most 512 characters. */
const HINTS_PER_MESSAGE_BYTES = 7_500;

/** Tells every node, this one at once and the others within milliseconds, which cached pages no longer hold. */
export class NodeEvents {
  private readonly logger = new Logger('NodeEvents');
  private readonly nodeId = randomUUID();
  private readonly hintListeners: Listener[] = [];
  private readonly gapListeners: (() => void)[] = [];
  private gathered = new Map<string, Hint>();
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly wire: Wire) {}

  open(): Promise<void> {
    return this.wire.open(
      (message) => this.receive(message),
      () => this.gapListeners.forEach((listener) => listener()),
    );
  }

  onHint(listener: Listener): void {
    this.hintListeners.push(listener);
  }

  /** Called after messages may have been lost: drop whatever hints would have dropped. */
  onGap(listener: () => void): void {
    this.gapListeners.push(listener);
  }

  publish(hint: Hint): void {
    this.hintListeners.forEach((listener) => listener(hint));
    this.gathered.set(JSON.stringify(hint), hint);
    this.timer ??= setTimeout(() => void this.flush(), GATHER_MS);
  }

  async close(): Promise<void> {
    await this.flush();
    await this.wire.close();
  }

  private async flush(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    const hints = this.gathered;
    this.gathered = new Map();
    for (const message of this.pack(hints))
      await this.wire
        .send(message)
        .catch((error: Error) => this.logger.warn({ msg: 'hint not sent', name: error.name }));
  }

  private *pack(hints: Map<string, Hint>): Generator<string> {
    let batch: Hint[] = [];
    let bytes = 0;
    for (const [text, hint] of hints) {
      const size = Buffer.byteLength(text) + 1;
      if (bytes + size > HINTS_PER_MESSAGE_BYTES && batch.length > 0) {
        yield this.envelope(batch);
        batch = [];
        bytes = 0;
      }
      batch.push(hint);
      bytes += size;
    }
    if (batch.length > 0) yield this.envelope(batch);
  }

  private envelope(hints: readonly Hint[]): string {
    return JSON.stringify({ from: this.nodeId, hints } satisfies Envelope);
  }

  private receive(message: string): void {
    const { from, hints } = JSON.parse(message) as Envelope;
    if (from === this.nodeId) return;
    for (const hint of hints) this.hintListeners.forEach((listener) => listener(hint));
  }
}
