import type { Class } from '../classifier/classifier.js';

/**
 * What of Google's attributes the local model answers for: the highest probability of the classes named. The model knows
 * no insults apart from abuse at large, and no sexual content apart from obscenity.
 */
const CLASSES_OF: Readonly<Record<string, readonly Class[]>> = {
  TOXICITY: ['offensive'],
  SEVERE_TOXICITY: ['hate', 'threat'],
  IDENTITY_ATTACK: ['hate'],
  INSULT: ['offensive'],
  PROFANITY: ['obscene'],
  THREAT: ['threat'],
  SEXUALLY_EXPLICIT: ['obscene'],
  OBSCENE: ['obscene'],
  SPAM: ['spam'],
  LIKELY_TO_REJECT: ['offensive', 'spam'],
  TOXICITY_FAST: ['offensive'],
};

/** Attributes of Google's that have no counterpart here, in any language. */
const WITHOUT_COUNTERPART: ReadonlySet<string> = new Set([
  ...['FLIRTATION', 'ATTACK_ON_AUTHOR', 'ATTACK_ON_COMMENTER', 'INCOHERENT', 'INFLAMMATORY', 'UNSUBSTANTIAL'],
  ...['AFFINITY', 'COMPASSION', 'CURIOSITY', 'NUANCE', 'PERSONAL_STORY', 'REASONING', 'RESPECT'],
  ...['ALIENATION', 'FEARMONGERING', 'GENERALIZATION', 'MORAL_OUTRAGE', 'POWER_APPEAL', 'SCAPEGOATING'],
]);

const plainName = (name: string): string => name.replace(/_EXPERIMENTAL$/, '');

/** The classes that answer for an attribute; empty for one of Google's without counterpart, null for an unknown name. */
export function classesOf(attribute: string): readonly Class[] | null {
  const name = plainName(attribute);
  if (Object.hasOwn(CLASSES_OF, name)) return CLASSES_OF[name] ?? null;
  return WITHOUT_COUNTERPART.has(name) ? [] : null;
}

/** The names that are answered, without their `_EXPERIMENTAL` forms. */
export const ATTRIBUTES = Object.keys(CLASSES_OF);
