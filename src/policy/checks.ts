import { blockedWords } from './blocked-words.check.js';
import type { Check } from './check.js';
import { classifierCheck } from './classifier.check.js';
import { contactDetails } from './contact-details.check.js';
import { emptiness } from './emptiness.check.js';
import { hiddenCharacters } from './hidden-characters.check.js';
import { links } from './links.check.js';
import { nearDuplicates } from './near-duplicates.check.js';
import { repeatedText } from './repeated-text.check.js';
import { shouting } from './shouting.check.js';

/** The policy, check by check. Every one runs on every comment; the order is that of the findings. */
export const CHECKS: readonly Check[] = [
  emptiness,
  blockedWords,
  classifierCheck,
  hiddenCharacters,
  links,
  contactDetails,
  repeatedText,
  nearDuplicates,
  shouting,
];
