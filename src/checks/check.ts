import type { CheckContext } from './facts.js';
import type { Finding } from './finding.js';

/** A check reads the context and says what it found; it never decides and never changes anything. */
export interface Check {
  readonly name: string;
  readonly run: (context: CheckContext) => readonly Finding[];
}
