import type { Messages } from '../i18n/ar.js';
import { ApiProblem } from '../shell/api.js';

/** What went wrong, in words: the service's own where it gave any. */
export function problemText(m: Messages, error: unknown): string {
  if (!(error instanceof ApiProblem)) return m.unexpected;
  if (error.status === 0) return m.offline;
  return error.faults[0]?.detail ?? (error.detail === '' ? m.unexpected : error.detail);
}
