import type { TestMember } from './member.js';
import { until } from './until.js';

export interface StreamedEvent {
  readonly event: string;
  readonly id: string | undefined;
  readonly data: Readonly<Record<string, unknown>>;
}

/** Server-sent events as a page reads them. */
export class TestEvents {
  readonly events: StreamedEvent[] = [];
  isOver = false;
  private rest = '';

  private constructor(
    readonly answer: Response,
    private readonly stop: AbortController,
  ) {}

  static async open(url: string, path: string, headers: Record<string, string>): Promise<TestEvents> {
    const stop = new AbortController();
    const answer = await fetch(`${url}/v1${path}`, { headers, signal: stop.signal });
    const stream = new TestEvents(answer, stop);
    void stream.read().catch(() => (stream.isOver = true));
    return stream;
  }

  /** As somebody who is signed in, with counts in hand. */
  static async of(url: string, { cookie = '' }: TestMember, query = '', more = {}): Promise<TestEvents> {
    const stream = await TestEvents.open(url, `/moderation/events${query}`, { Cookie: cookie, ...more });
    if (stream.answer.ok) await stream.next('counts');
    return stream;
  }

  /** Waits for an event of this name, and of this content; events before it are left out from then on. */
  next(event: string, matches: (data: StreamedEvent['data']) => boolean = () => true): Promise<StreamedEvent> {
    return until(() => {
      const at = this.events.findIndex((one) => one.event === event && matches(one.data));
      return at < 0 ? undefined : this.events.splice(0, at + 1).at(-1);
    }, `the event ${event}`);
  }

  close(): void {
    this.stop.abort();
  }

  private async read(): Promise<void> {
    const decoder = new TextDecoder();
    for await (const bytes of this.answer.body ?? []) {
      this.rest += decoder.decode(bytes as Uint8Array, { stream: true });
      const frames = this.rest.split('\n\n');
      this.rest = frames.pop() ?? '';
      for (const frame of frames) this.take(frame);
    }
    this.isOver = true;
  }

  private take(frame: string): void {
    const field = (name: string): string | undefined => new RegExp(`^${name}: (.*)$`, 'm').exec(frame)?.[1];
    const [event, data] = [field('event'), field('data')];
    if (event === undefined || data === undefined) return;
    this.events.push({ event, id: field('id'), data: JSON.parse(data) as StreamedEvent['data'] });
  }
}
