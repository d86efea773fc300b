import { readSubmittedText } from '../evidence/submitted-text.js';
import { defaultCheckSettings, type CheckSettings } from './check-settings.js';
import { NO_FACTS, type CheckContext } from './facts.js';

/** The context of a first comment by an author of whom nothing is known. */
export function firstComment(body: string, settings: CheckSettings = defaultCheckSettings()): CheckContext {
  return { text: readSubmittedText(body), authorName: '', facts: NO_FACTS, settings };
}
