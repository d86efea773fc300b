import { createHash, randomBytes } from 'node:crypto';

const SECRET_BYTES = 32;

/** 32 random bytes as text: as hard to guess as to turn back from its plain SHA-256, which is all that is stored. */
export const newSecret = (): string => randomBytes(SECRET_BYTES).toString('base64url');

/** What a secret is found by. The text itself is hashed, so that no other spelling of the same bytes passes. */
export const hashOfSecret = (secret: string): Buffer => createHash('sha256').update(secret).digest();

/** Whether a text could be a secret at all. */
export const isSecretShaped = (text: string): boolean => /^[\w-]{43}$/.test(text);
