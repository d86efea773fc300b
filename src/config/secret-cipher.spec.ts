import { randomBytes } from 'node:crypto';
import { SecretCipher } from './secret-cipher.js';

describe('A sealed secret', () => {
  const cipher = new SecretCipher(randomBytes(32));
  const secret = Buffer.from('12345678901234567890');

  it('opens for its owner, and looks different each time', () => {
    const sealed = cipher.seal(secret, 'huda');
    expect(cipher.open(sealed, 'huda')).toEqual(secret);
    expect(cipher.seal(secret, 'huda')).not.toEqual(sealed);
    expect(sealed.includes(secret)).toBe(false);
  });

  it('opens for nobody else, with no other key, and with no byte altered', () => {
    const sealed = cipher.seal(secret, 'huda');
    expect(() => cipher.open(sealed, 'salma')).toThrow('authenticate');
    expect(() => new SecretCipher(randomBytes(32)).open(sealed, 'huda')).toThrow('authenticate');
    for (let at = 1; at < sealed.length; at += 1) {
      const altered = Buffer.from(sealed);
      altered[at] = (altered[at] ?? 0) ^ 1;
      expect(() => cipher.open(altered, 'huda')).toThrow('authenticate');
    }
  });
});
