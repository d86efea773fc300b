import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import canonicalizeModule from 'canonicalize';
import { NIL } from 'uuid';

/** The library's types describe a module with a default; what it exports is the function itself. */
const canonicalize = canonicalizeModule as unknown as (value: object) => string | undefined;

/** The chain of the installation as a whole stands where a site's id would. */
export const INSTALLATION = NIL;

/** What the first entry of a chain follows. */
export const BEGINNING = Buffer.alloc(32);

/** An entry as the chain covers it. */
export interface ChainEntry {
  readonly siteId: string;
  /** 1, 2, 3, … without a gap. */
  readonly seq: number;
  readonly id: string;
  readonly at: Date;
  readonly actorId: string | null;
  readonly action: string;
  readonly subject: { readonly type: string; readonly id: string };
  /** SHA-256 over salt and details; null for an entry without details. */
  readonly detailsDigest: Buffer | null;
}

/** Where a chain ends. */
export interface ChainHead {
  readonly siteId: string;
  readonly seq: number;
  readonly hash: Buffer;
}

/** @returns SHA-256 over the hash of the entry before and this one's canonical bytes (RFC 8785) */
export function hashEntry(previous: Buffer, entry: ChainEntry): Buffer {
  const { siteId, seq, id, at, actorId, action, subject, detailsDigest } = entry;
  const content = {
    ...{ site: siteId, seq, id, at: at.toISOString(), actor: actorId, action },
    ...{ subject: { type: subject.type, id: subject.id }, details: detailsDigest?.toString('hex') ?? null },
  };
  return createHash('sha256').update(previous).update(canonical(content)).digest();
}

/** The salt keeps anybody from trying out what erased details may have said. */
export const digestDetails = (salt: Buffer, details: object): Buffer =>
  createHash('sha256').update(salt).update(canonical(details)).digest();

/** Says, with a key that the database does not have, that a chain goes up to here: what is cut off is missed. */
export const sealHead = (key: Buffer, { siteId, seq, hash }: ChainHead): Buffer =>
  createHmac('sha256', key)
    .update(canonical({ site: siteId, seq, hash: hash.toString('hex') }))
    .digest();

export function isSealOf(key: Buffer, head: ChainHead, seal: Buffer): boolean {
  const right = sealHead(key, head);
  return seal.length === right.length && timingSafeEqual(seal, right);
}

function canonical(value: object): string {
  const text = canonicalize(value);
  if (text === undefined) throw new Error('What is to be hashed has no JSON form.');
  return text;
}
