import { loadExtras, type Box } from './box.js';
import type { FormFacts } from './service.js';

/** What the service wants to see of a form besides its text, so that machines have a harder time than readers. */
export class Guard {
  private facts: Promise<FormFacts | null> | null = null;

  constructor(private readonly box: Box) {}

  /** Asks what is wanted, once the reader begins to write. */
  wake(): void {
    this.facts ??= this.box.service.form().catch(() => null);
  }

  /** What was asked for holds for one comment. */
  used(): void {
    this.facts = null;
  }

  /** @param onWork said before something that takes a moment */
  async proof(onWork: () => void): Promise<object> {
    this.wake();
    const challenge = (await this.facts)?.challenge ?? null;
    if (challenge === null) return {};
    onWork();
    return { challenge, solution: await (await loadExtras(this.box)).solve(challenge, this.box.signal) };
  }
}
