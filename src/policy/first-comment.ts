import { defaultPolicySettings } from './default-settings.js';
import { NO_FACTS, type CheckContext } from './facts.js';
import type { PolicySettings } from './policy-settings.js';
import { readSubmittedText } from './submitted-text.js';

/** The context of a first comment by an author of whom nothing is known. */
export function firstComment(body: string, settings: PolicySettings = defaultPolicySettings()): CheckContext {
  return { text: readSubmittedText(body), authorName: '', facts: NO_FACTS, settings };
}
