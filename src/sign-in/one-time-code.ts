import { randomBytes, randomInt } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';

const PERIOD_S = 30;
const DIGITS = 6;
/** RFC 4226, section 4, R6, recommends 160 bits. */
const SECRET_BYTES = 20;
/** Clocks may be this many periods apart (RFC 6238, section 5.2). */
const WINDOW = 1;
/** Without letters and digits that are read as each other. */
const RECOVERY_LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';
const RECOVERY_LENGTH = 12;

export const newTotpSecret = (): Buffer => randomBytes(SECRET_BYTES);

/** SHA-1, 6 digits and 30 seconds: the only settings that every authenticator app knows. */
const totpOf = (secret: Uint8Array, label = ''): TOTP =>
  new TOTP({
    issuer: 'Hashiya',
    label,
    algorithm: 'SHA1',
    digits: DIGITS,
    period: PERIOD_S,
    secret: new Secret({ buffer: Uint8Array.from(secret).buffer }),
  });

/** What apps read from a QR code or by hand: the otpauth address, and its secret in base 32. */
export function describeTotp(secret: Uint8Array, email: string): { uri: string; secret: string } {
  const totp = totpOf(secret, email);
  return { uri: totp.toString(), secret: totp.secret.base32 };
}

const isTotpShaped = (code: string): boolean => /^\d{6}$/.test(code);

/**
 * The period that a code belongs to, so that it can be used once.
 * @param code 6 digits, Arabic-Indic or Latin having been made Latin
 * @param now milliseconds
 * @returns the number of the period since 1970, or null for a wrong code
 */
export function stepOf(secret: Uint8Array, code: string, now: number): number | null {
  if (!isTotpShaped(code)) return null;
  const delta = totpOf(secret).validate({ token: code, timestamp: now, window: WINDOW });
  return delta === null ? null : Math.floor(now / 1_000 / PERIOD_S) + delta;
}

/** A code for when the app is lost: 12 characters of 31, 59 bits, in groups to be copied by hand. */
export function newRecoveryCode(): string {
  const letters = Array.from({ length: RECOVERY_LENGTH }, () => RECOVERY_LETTERS[randomInt(RECOVERY_LETTERS.length)]);
  return letters.join('').replace(/(.{4})(?=.)/g, '$1-');
}

/** Codes as people type them: with blanks, dashes, capitals, and the digits of their keyboard. */
export const tidyCode = (typed: string): string =>
  typed
    .replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 0xf))
    .replace(/[\s\p{Cf}-]/gu, '')
    .toLowerCase();
