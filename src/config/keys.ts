import { hkdfSync } from 'node:crypto';

/** What a key is for. Each purpose has its own key, so that one that leaks opens nothing else. */
export type KeyPurpose =
  | 'author-token'
  | 'email-cipher'
  | 'email-index'
  | 'cursor'
  | 'blind-sample'
  | 'csrf'
  | 'totp-cipher'
  | 'recovery-code'
  | 'sign-in-attempt'
  | 'audit-head'
  | 'site-secret'
  | 'report-network'
  | 'form'
  | 'challenge'
  | 'traffic'
  | 'outbox';

/** Keys of 32 bytes, derived from the one SECRET by HKDF-SHA-256 (RFC 5869) with the purpose as info. */
export class Keys {
  private readonly derived = new Map<KeyPurpose, Buffer>();

  constructor(private readonly secret: string) {}

  for(purpose: KeyPurpose): Buffer {
    const known = this.derived.get(purpose);
    if (known) return known;
    const key = Buffer.from(hkdfSync('sha256', this.secret, 'hashiya', purpose, 32));
    this.derived.set(purpose, key);
    return key;
  }
}
