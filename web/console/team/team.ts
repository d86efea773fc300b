import { teamInAr } from '../i18n/team-ar.js';
import { teamInEn } from '../i18n/team-en.js';
import { useWords } from '../parts/words.js';
import type { Role } from '../session/session.js';

export const ROLES: readonly Role[] = ['viewer', 'moderator', 'senior', 'admin'];

export interface Account {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly isOwner: boolean;
  readonly isSuspended: boolean;
}
export interface Member extends Account {
  readonly role: Role;
  readonly hasTotp: boolean;
}
export interface Invitation {
  readonly id: string;
  readonly email: string;
  readonly role: Role;
  readonly expiresAt: string;
}

export const useTeamWords = () => useWords({ ar: teamInAr, en: teamInEn });
