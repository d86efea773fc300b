import fc from 'fast-check';
import { describeTotp, newRecoveryCode, stepOf, tidyCode } from './one-time-code.js';

/** RFC 6238, appendix B: the secret, and codes of which authenticator apps show the last 6 digits. */
const SECRET = Buffer.from('12345678901234567890');

describe('A one-time code', () => {
  it.each([
    [59, '287082', 1],
    [1_111_111_109, '081804', 37_037_036],
    [1_111_111_111, '050471', 37_037_037],
    [1_234_567_890, '005924', 41_152_263],
    [2_000_000_000, '279037', 66_666_666],
    [20_000_000_000, '353130', 666_666_666],
  ])('of RFC 6238 at %d seconds is %s', (seconds, code, step) => {
    expect(stepOf(SECRET, code, seconds * 1_000)).toBe(step);
  });

  it.each([
    ['30 seconds early', 29, 1],
    ['30 seconds late', 89, 1],
    ['a minute late', 120, null],
  ])('may be %s', (_, seconds, step) => {
    expect(stepOf(SECRET, '287082', seconds * 1_000)).toBe(step);
  });

  it.each(['', '28708', '2870820', '28708x', ' 287082', '٢٨٧٠٨٢'])('is not %p', (code) => {
    expect(stepOf(SECRET, code, 59_000)).toBeNull();
  });

  it('is read as people type it', () => {
    expect(tidyCode(' ٢٨٧ ۰۸۲\u200f')).toBe('287082');
    expect(tidyCode('K7MF-2pqx 9dvr')).toBe('k7mf2pqx9dvr');
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => expect(tidyCode(tidyCode(text))).toBe(tidyCode(text))),
    );
  });

  it('is described for apps', () => {
    const { uri, secret } = describeTotp(SECRET, 'huda@news.example');
    expect(secret).toBe('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ');
    expect(uri).toMatch(
      /^otpauth:\/\/totp\/Hashiya:huda%40news\.example\?issuer=Hashiya&secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&/,
    );
  });

  it('to recover with has letters that nobody mixes up, and is never the same', () => {
    const codes = Array.from({ length: 200 }, newRecoveryCode);
    for (const code of codes) expect(code).toMatch(/^[a-hjkmnp-z2-9]{4}(-[a-hjkmnp-z2-9]{4}){2}$/);
    expect(new Set(codes).size).toBe(200);
  });
});
