import { useWords } from '../parts/words.js';
import { authorInAr } from '../i18n/author-ar.js';
import { authorInEn } from '../i18n/author-en.js';
import type { Clause, Status } from '../queue/item.js';
import type { Ability } from '../session/session.js';

/** What the service answers about an author; times are ISO 8601 in UTC. */

export interface Person {
  readonly id: string;
  readonly name: string;
}
export const SANCTION_KINDS = ['warning', 'suspension', 'ban', 'always-hold'] as const;
export type SanctionKind = (typeof SANCTION_KINDS)[number];
export const DURATIONS = ['24h', '72h', '7d', '30d'] as const;
export type Duration = (typeof DURATIONS)[number];

export interface AuthorSanction {
  readonly id: string;
  readonly authorId: string;
  readonly kind: SanctionKind;
  readonly reason: { readonly clause: Clause; readonly title: string };
  readonly message: string | null;
  readonly endsAt: string | null;
  readonly isInForce: boolean;
  readonly moderator: Person;
  readonly createdAt: string;
  readonly lifted: { readonly at: string; readonly by: Person } | null;
}

export interface AuthorNote {
  readonly id: string;
  readonly text: string;
  readonly moderator: Person;
  readonly createdAt: string;
}

export interface AuthorComment {
  readonly id: string;
  readonly status: Status;
  readonly body: string;
  readonly reason: { readonly clause: string; readonly title: string } | null;
  readonly author: Person;
  readonly article: { readonly id: string; readonly title: string | null; readonly url: string | null };
  readonly createdAt: string;
}

export interface AuthorHead {
  readonly id: string;
  readonly site: string;
  readonly names: readonly string[];
  readonly isConfirmed: boolean;
  readonly createdAt: string;
  readonly counts: Readonly<Record<'approved' | 'held' | 'rejected' | 'withdrawn' | 'pending', number>>;
  readonly linked: readonly (Person & { readonly createdAt: string })[];
  readonly abilities: readonly Ability[];
}

export interface AuthorAnswer {
  readonly author: AuthorHead;
  readonly sanctions: readonly AuthorSanction[];
  readonly notes: readonly AuthorNote[];
  readonly comments: { readonly items: readonly AuthorComment[]; readonly page: { readonly next: string | null } };
}

export const useAuthorWords = () => useWords({ ar: authorInAr, en: authorInEn });
