import { blockedWords } from '../checks/blocked-words.check.js';
import type { Check } from '../checks/check.js';
import { contactDetails } from '../checks/contact-details.check.js';
import { emptiness } from '../checks/emptiness.check.js';
import { hiddenCharacters } from '../checks/hidden-characters.check.js';
import { links } from '../checks/links.check.js';
import { nearDuplicates } from '../checks/near-duplicates.check.js';
import { repeatedText } from '../checks/repeated-text.check.js';
import { shouting } from '../checks/shouting.check.js';

/** The policy, check by check. Every one runs on every comment; the order is that of the findings. */
export const CHECKS: readonly Check[] = [
  emptiness,
  blockedWords,
  hiddenCharacters,
  links,
  contactDetails,
  repeatedText,
  nearDuplicates,
  shouting,
];
