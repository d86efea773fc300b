import type { Challenge } from './proof.js';

/** Why something did not come through. */
export type TroubleKind = 'offline' | 'slow' | 'busy' | 'limited' | 'refused' | 'failed';

export interface FieldTrouble {
  readonly pointer: string;
  readonly code: string;
  readonly detail: string;
}

/** An answer that is not what was asked for, or none. Of a refusal it has what RFC 9457 says of it. */
export class Trouble extends Error {
  constructor(
    readonly kind: TroubleKind,
    readonly problem: {
      readonly status?: number;
      readonly code?: string;
      readonly detail?: string;
      readonly errors?: readonly FieldTrouble[];
      readonly challenge?: Challenge;
    } = {},
    readonly waitSeconds = 0,
  ) {
    super(kind);
  }

  get code(): string {
    return this.problem.code ?? '';
  }
}

/** What the network itself said: nothing in time, or nothing at all. */
export function networkTrouble(error: unknown): Trouble {
  if (error instanceof Trouble) return error;
  if (error instanceof DOMException && error.name === 'TimeoutError') return new Trouble('slow');
  return new Trouble(navigator.onLine ? 'failed' : 'offline');
}

/** What a refusing answer says; a proxy's page of its own counts as nothing said. */
export async function refusal(answer: Response): Promise<Trouble> {
  const said = (await answer.json().catch(() => null)) as Trouble['problem'] | null;
  const problem = { ...said, status: answer.status };
  const wait = Number(answer.headers.get('Retry-After')) || 30;
  if (answer.status === 429) return new Trouble('limited', problem, wait);
  if (answer.status === 502 || answer.status === 503 || answer.status === 504) return new Trouble('busy', problem);
  return new Trouble(answer.status < 500 && problem.code !== undefined ? 'refused' : 'failed', problem);
}
