import type { Ability } from '../session/session.js';

/** What the service answers about comments to moderators; times are ISO 8601 in UTC. */

export type Status = 'pending' | 'approved' | 'held' | 'rejected' | 'withdrawn';
export type Action = 'approve' | 'reject' | 'hold';

export const CLAUSES = [
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
export type Clause = (typeof CLAUSES)[number];
/** Those that a moderator rejects for, on the digits 1 to 8. The others say why something waited. */
export const REASONS: readonly Clause[] = CLAUSES.slice(0, 8);

/** UTF-16 units of the body: from `start` up to, not including, `end`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export interface Finding {
  readonly check: string;
  readonly category: string;
  readonly severity: 'flag' | 'hold' | 'reject';
  readonly score: number;
  readonly code: string;
  readonly explanation: string;
  readonly evidence: readonly Span[];
}

export interface Sanction {
  readonly id: string;
  readonly kind: string;
  readonly endsAt: string | null;
}

export interface Claim {
  readonly accountId: string;
  readonly name: string;
  readonly expiresAt: string;
}

export interface QueueItem {
  readonly id: string;
  readonly site: string;
  readonly status: Status;
  readonly version: number;
  readonly revision: number;
  readonly body: string;
  readonly language: string;
  readonly createdAt: string;
  readonly editedAt: string | null;
  readonly decidedAt: string | null;
  /** Probability, 0 to 1, that a moderator would reject it. */
  readonly score: number | null;
  readonly urgent: boolean;
  readonly needsReview: boolean;
  readonly isBlind: boolean;
  /** Stands before all others of its article while it is published. */
  readonly pinned: boolean;
  readonly author: {
    readonly id: string;
    readonly name: string;
    readonly approved: number;
    readonly rejected: number;
    readonly held: number;
    readonly isNew: boolean;
    readonly sanctions: readonly Sanction[];
  };
  readonly article: {
    readonly id: string;
    readonly title: string | null;
    readonly url: string | null;
    readonly section: string | null;
  };
  readonly parent: { readonly id: string; readonly authorName: string; readonly body: string } | null;
  readonly reason: { readonly clause: string; readonly title: string } | null;
  readonly findings: readonly Finding[];
  readonly reports: {
    readonly count: number;
    readonly weight: number;
    readonly reasons: readonly { readonly reason: string; readonly count: number }[];
  };
  readonly appeal: { readonly id: string; readonly statement: string; readonly createdAt: string } | null;
  readonly campaign: { readonly id: string; readonly count: number } | null;
  readonly claim: Claim | null;
  readonly priority: {
    readonly risk: number;
    readonly reach: number;
    readonly ageMinutes: number;
    readonly explanation: string;
  };
  readonly abilities: readonly Ability[];
}

export interface QueuePage {
  readonly items: readonly QueueItem[];
  readonly page: { readonly next: string | null; readonly previous: string | null; readonly hasMore: boolean };
}

export interface Counts {
  readonly held: number;
  readonly reported: number;
  readonly appealed: number;
  readonly urgent: number;
  readonly pending: number;
  /** More than are counted. */
  readonly isCapped: boolean;
}

export interface DecisionEntry {
  readonly id: string;
  readonly actor: 'policy' | 'moderator';
  readonly moderator: { readonly id: string; readonly name: string } | null;
  readonly status: Status;
  readonly reason: { readonly clause: string; readonly title: string } | null;
  readonly message: string | null;
  readonly rule: string | null;
  readonly score: number | null;
  readonly findings: readonly Finding[];
  readonly batchId: string | null;
  readonly undoes: string | null;
  readonly createdAt: string;
  readonly revision: number;
}

export interface CommentDetail {
  readonly comment: QueueItem;
  readonly thread: readonly {
    readonly id: string;
    readonly parentId: string | null;
    readonly authorName: string;
    readonly body: string;
    readonly status: Status;
    readonly createdAt: string;
  }[];
  readonly revisions: readonly { readonly revision: number; readonly body: string; readonly createdAt: string }[];
  readonly decisions: readonly DecisionEntry[];
  readonly reports: readonly {
    readonly id: string;
    readonly reason: string;
    readonly note: string | null;
    readonly weight: number;
    readonly createdAt: string;
    readonly outcome: string | null;
  }[];
  readonly appeals: readonly {
    readonly id: string;
    readonly statement: string;
    readonly createdAt: string;
    readonly outcome: string | null;
    readonly decidedAt: string | null;
  }[];
  readonly notes: readonly {
    readonly id: string;
    readonly text: string;
    readonly moderator: { readonly id: string; readonly name: string } | null;
    readonly createdAt: string;
  }[];
}
