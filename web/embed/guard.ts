import { loadExtras, type Box } from './box.js';
import type { Challenge, FormFacts } from './service.js';
import { Trouble } from './trouble.js';

/** What a form sends beside its text, by which the service tells readers from machines. */
export interface Proof {
  readonly token: string;
  readonly trap: string;
  /** Base64 of challenge and solution; null where this browser cannot solve any. */
  readonly challenge?: string | null;
}

/** Gives what the service wants to see of a form besides its text, so that machines have a harder time than readers. */
export class Guard {
  private facts: Promise<FormFacts | null> | null = null;

  constructor(
    private readonly box: Box,
    private readonly form: HTMLFormElement,
  ) {}

  /** Asks what is wanted, once the reader begins to write. */
  wake(): void {
    this.facts ??= this.box.service.form().catch(() => null);
  }

  /** What was given holds for one comment. */
  used(): void {
    this.facts = null;
  }

  /**
   * Sends with what is wanted; once more if only the answer says that there is work to be done.
   * @param onWork called before something that takes a moment
   */
  async send<Result>(send: (proof: Proof) => Promise<Result>, onWork: () => void): Promise<Result> {
    this.wake();
    const facts = await this.facts;
    const given = (name: string): string => this.form.querySelector<HTMLInputElement>(name)?.value ?? '';
    const proof = { token: given('[name=formToken]'), trap: given('[data-part=trap] input') };
    const solved = async (challenge: Challenge): Promise<Proof> => {
      onWork();
      return { ...proof, challenge: await this.solve(challenge) };
    };
    return send(facts?.challenge ? await solved(facts.challenge) : proof).catch(async (error: unknown) => {
      const challenge = error instanceof Trouble && error.code === 'challenge-required' && error.problem.challenge;
      if (!challenge) throw error;
      return send(await solved(challenge));
    });
  }

  /** Pages without https may not calculate: then a moderator has a look. */
  private async solve(challenge: Challenge): Promise<string | null> {
    if (!isSecureContext) return null;
    const solution = await (await loadExtras(this.box)).solve(challenge, this.box.signal);
    return btoa(JSON.stringify({ challenge, solution }));
  }
}
