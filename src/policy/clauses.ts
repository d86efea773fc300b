import type { Category } from '../checks/finding.js';

/** The keys of the policy's clauses, which reasons and statements of reasons refer to. */
export const POLICY_CLAUSES = [
  'threats',
  'hate',
  'obscenity',
  'insults',
  'personal-data',
  'spam',
  'disguise',
  'style',
  'not-checked',
  'pre-moderation',
] as const;
export type PolicyClause = (typeof POLICY_CLAUSES)[number];

/** The clause that a finding of each category rests on. */
export const CLAUSE_OF: Readonly<Record<Category, PolicyClause>> = {
  threat: 'threats',
  hate: 'hate',
  obscene: 'obscenity',
  insult: 'insults',
  'personal-data': 'personal-data',
  spam: 'spam',
  disguise: 'disguise',
  style: 'style',
  fault: 'not-checked',
};
