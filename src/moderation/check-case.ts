import type { Facts } from '../checks/facts.js';
import type { SubmittedText } from '../evidence/submitted-text.js';
import type { SanctionOn } from './sanctioned.js';
import type { Commenting } from '../sites/article.entity.js';

/** A pending comment with everything the policy needs to judge it. */
export interface CheckCase {
  readonly siteId: string;
  readonly siteKey: string;
  readonly commentId: string;
  readonly revision: number;
  /** Read once: facts and checks look at the same views of it. */
  readonly text: SubmittedText;
  readonly authorName: string;
  readonly articleKey: string;
  readonly commenting: Commenting;
  /** How often the relay handed it over again: many times means that checking it ends badly. */
  readonly attempts: number;
  readonly createdAt: Date;
  readonly facts: Facts;
  /** What keeps the comment from appearing unread; null for nothing. */
  readonly sanction: SanctionOn | null;
}
