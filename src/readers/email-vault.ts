import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';

const IV_BYTES = 12;
const TAG_BYTES = 16;

/** An e-mail as it is stored: enciphered (AES-256-GCM, first byte the key's version), and a keyed hash to find equals. */
export interface SealedEmail {
  readonly cipher: Buffer;
  readonly index: Buffer;
}

export class EmailVault {
  constructor(
    private readonly cipherKey: Buffer,
    private readonly indexKey: Buffer,
  ) {}

  seal(email: string): SealedEmail {
    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.cipherKey, iv);
    const text = Buffer.concat([cipher.update(email, 'utf8'), cipher.final()]);
    return { cipher: Buffer.concat([Buffer.of(1), iv, cipher.getAuthTag(), text]), index: this.indexOf(email) };
  }

  /** @throws when the bytes were altered or sealed with another key */
  open(sealed: Buffer): string {
    const iv = sealed.subarray(1, 1 + IV_BYTES);
    const tag = sealed.subarray(1 + IV_BYTES, 1 + IV_BYTES + TAG_BYTES);
    const decipher = createDecipheriv('aes-256-gcm', this.cipherKey, iv).setAuthTag(tag);
    return Buffer.concat([decipher.update(sealed.subarray(1 + IV_BYTES + TAG_BYTES)), decipher.final()]).toString(
      'utf8',
    );
  }

  /** Equal for addresses that differ in case only. */
  indexOf(email: string): Buffer {
    return createHmac('sha256', this.indexKey).update(email.toLowerCase()).digest().subarray(0, 16);
  }
}
