import { createHmac, timingSafeEqual } from 'node:crypto';

const PREFIX = 'hsf1';
const TIME_BYTES = 6;
const SEAL_BYTES = 12;
/** A page may have been open since yesterday. */
const LONGEST_MS = 24 * 3_600_000;
const FUTURE_MS = 60_000;

/** What a form is sent back with: when it was given out for which article, sealed. It names nobody. */
export class FormTokens {
  constructor(private readonly key: Buffer) {}

  issue(siteId: string, articleKey: string, now: Date): string {
    const time = Buffer.alloc(TIME_BYTES);
    time.writeUIntBE(now.getTime(), 0, TIME_BYTES);
    return `${PREFIX}_${Buffer.concat([time, this.seal(siteId, articleKey, time)]).toString('base64url')}`;
  }

  /** When the form was given out; null for a token that is not ours, of another article, or too old. */
  read(siteId: string, articleKey: string, token: string, now: Date): Date | null {
    const bytes = Buffer.from(token.startsWith(`${PREFIX}_`) ? token.slice(PREFIX.length + 1) : '', 'base64url');
    if (bytes.length !== TIME_BYTES + SEAL_BYTES) return null;
    const time = bytes.subarray(0, TIME_BYTES);
    if (!timingSafeEqual(bytes.subarray(TIME_BYTES), this.seal(siteId, articleKey, time))) return null;
    const age = now.getTime() - time.readUIntBE(0, TIME_BYTES);
    return age > LONGEST_MS || age < -FUTURE_MS ? null : new Date(now.getTime() - age);
  }

  /** The name of the field that people do not see and leave empty: another one on each site, the same for all its pages. */
  trapName(siteId: string): string {
    return `contact_${createHmac('sha256', this.key).update(`trap\n${siteId}`).digest('hex').slice(0, 8)}`;
  }

  private seal(siteId: string, articleKey: string, time: Buffer): Buffer {
    const sealed = createHmac('sha256', this.key).update(`${siteId}\n${articleKey}\n`).update(time).digest();
    return sealed.subarray(0, SEAL_BYTES);
  }
}
