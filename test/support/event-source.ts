import { until } from './until.js';

export interface ReceivedEvent {
  readonly id: string | null;
  readonly event: string;
  readonly data: Record<string, unknown>;
}

/** A page that reads along, as EventSource does it. */
export class TestEventSource {
  readonly received: ReceivedEvent[] = [];
  private readonly controller = new AbortController();
  private rest = '';

  private constructor(readonly answer: Response) {
    void this.read().catch(() => undefined);
  }

  static async open(url: string, headers: Record<string, string> = {}): Promise<TestEventSource> {
    const controller = new AbortController();
    const source = new TestEventSource(await fetch(url, { headers, signal: controller.signal }));
    source.close = () => controller.abort();
    return source;
  }

  /** The first event of a name that a condition holds for. */
  wait(event: string, is: (data: Record<string, unknown>) => boolean = () => true): Promise<ReceivedEvent> {
    return until(() => this.received.find((one) => one.event === event && is(one.data)), `the event ${event}`);
  }

  close: () => void = () => this.controller.abort();

  private async read(): Promise<void> {
    const decoder = new TextDecoder();
    const reader = this.answer.body?.getReader();
    for (let part = await reader?.read(); part?.done === false; part = await reader?.read()) {
      this.rest += decoder.decode(part.value, { stream: true });
      const frames = this.rest.split('\n\n');
      this.rest = frames.pop() ?? '';
      this.received.push(...frames.flatMap(readFrame));
    }
  }
}

function readFrame(frame: string): ReceivedEvent[] {
  const field = (name: string): string | null => new RegExp(`^${name}: (.*)$`, 'm').exec(frame)?.[1] ?? null;
  const event = field('event');
  if (event === null) return [];
  return [{ id: field('id'), event, data: JSON.parse(field('data') ?? '{}') as Record<string, unknown> }];
}
