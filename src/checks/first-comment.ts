import { readSubmittedText } from '../evidence/submitted-text.js';
import { defaultCheckSettings, type CheckSettings } from './check-settings.js';
import { NO_FACTS, type CheckContext } from './facts.js';

/** The context of a first comment by an author of whom nothing is known, under the default settings or those given. */
export function firstComment(body: string): CheckContext;
export function firstComment<Settings extends CheckSettings>(
  body: string,
  settings: Settings,
): CheckContext & { readonly settings: Settings };
export function firstComment(body: string, settings: CheckSettings = defaultCheckSettings()): CheckContext {
  return { text: readSubmittedText(body), authorName: '', facts: NO_FACTS, settings };
}
