import { createHmac, timingSafeEqual } from 'node:crypto';
import { parse as parseUuid, stringify as stringifyUuid } from 'uuid';

const PREFIX = 'hsa1';
const UUID_BYTES = 16;

/**
 * What lets a guest see, edit, withdraw and appeal: the author's id, signed for one site (HMAC-SHA-256, 256 bits).
 * The same author gets the same token, so that a repeated answer is the same answer.
 */
export class AuthorTokens {
  constructor(private readonly key: Buffer) {}

  issue(siteId: string, authorId: string): string {
    const id = Buffer.from(parseUuid(authorId));
    return `${PREFIX}_${Buffer.concat([id, this.sign(siteId, id)]).toString('base64url')}`;
  }

  /** The author's id, or null for a token that is not ours or of another site. */
  verify(siteId: string, token: string): string | null {
    if (!token.startsWith(`${PREFIX}_`)) return null;
    const text = token.slice(PREFIX.length + 1);
    const bytes = Buffer.from(text, 'base64url');
    // Decoding skips what is no letter of the alphabet: there is one spelling of a token, and no other passes.
    if (bytes.length !== UUID_BYTES + 32 || bytes.toString('base64url') !== text) return null;
    const id = bytes.subarray(0, UUID_BYTES);
    return timingSafeEqual(bytes.subarray(UUID_BYTES), this.sign(siteId, id)) ? stringifyUuid(id) : null;
  }

  private sign(siteId: string, authorId: Buffer): Buffer {
    return createHmac('sha256', this.key).update(parseUuid(siteId)).update(authorId).digest();
  }
}
