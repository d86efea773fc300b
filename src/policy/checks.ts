import { blockedWords } from '../checks/blocked-words.check.js';
import type { Check } from '../checks/check.js';
import { classifierCheck } from '../checks/classifier.check.js';
import { contactDetails } from '../checks/contact-details.check.js';
import { designatedGroups } from '../checks/designated-groups.check.js';
import { disguises } from '../checks/disguises.check.js';
import { emptiness } from '../checks/emptiness.check.js';
import { flood } from '../checks/flood.check.js';
import { gibberish } from '../checks/gibberish.check.js';
import { hiddenCharacters } from '../checks/hidden-characters.check.js';
import { impersonation } from '../checks/impersonation.check.js';
import { language } from '../checks/language.check.js';
import { links } from '../checks/links.check.js';
import { mustWait } from '../checks/must-wait.check.js';
import { nearDuplicates } from '../checks/near-duplicates.check.js';
import { personalData } from '../checks/personal-data.check.js';
import { repeatedText } from '../checks/repeated-text.check.js';
import { shouting } from '../checks/shouting.check.js';
import { spam } from '../checks/spam.check.js';
import { threats } from '../checks/threats.check.js';

/** The policy, check by check. Every one runs on every comment; the order is that of the findings. */
export const CHECKS: readonly Check[] = [
  emptiness,
  threats,
  blockedWords,
  classifierCheck,
  designatedGroups,
  disguises,
  hiddenCharacters,
  links,
  spam,
  contactDetails,
  personalData,
  repeatedText,
  nearDuplicates,
  flood,
  mustWait,
  impersonation,
  language,
  gibberish,
  shouting,
];
