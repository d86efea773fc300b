import { isEmail } from 'class-validator';
import type { JWTPayload } from 'jose';
import { fitsCharacters } from '../text/length.js';
import { findUnstorable, normalizeName } from '../text/normalize.js';

/** What a site says of its readers, the most telling first. */
export const READER_ROLES = ['staff', 'journalist', 'subscriber'] as const;
export type ReaderRole = (typeof READER_ROLES)[number];

/** Whom a site vouches for. */
export interface ReaderClaims {
  readonly subject: string;
  readonly name: string;
  readonly email: string | null;
  readonly roles: readonly ReaderRole[];
}

const MOST_SUBJECT = 200;
const NAME_LIMIT = 80;

/** @returns null where a claim that is needed is missing, or one is of no use */
export function readClaims({ sub, jti, name, email, roles }: JWTPayload): ReaderClaims | null {
  if (typeof sub !== 'string' || sub === '' || sub.length > MOST_SUBJECT || findUnstorable(sub) !== null) return null;
  if (typeof jti !== 'string' || jti === '' || typeof name !== 'string' || findUnstorable(name) !== null) return null;
  const shown = normalizeName(name);
  if (shown === '' || shown.length > NAME_LIMIT * 4 || !fitsCharacters(shown, NAME_LIMIT)) return null;
  if (email !== undefined && (typeof email !== 'string' || !isEmail(email))) return null;
  if (roles !== undefined && !Array.isArray(roles)) return null;
  const given: readonly unknown[] = Array.isArray(roles) ? roles : [];
  return {
    subject: sub,
    name: shown,
    email: email ?? null,
    roles: READER_ROLES.filter((role) => given.includes(role)),
  };
}
