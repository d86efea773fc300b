import { hashPassword, isOutdated, isPassword } from './password-hash.js';

describe('A password hash', () => {
  it('is argon2id, salted, and right for its password alone, in whichever form it is typed', async () => {
    const made = await hashPassword('مُؤْتَمَر آب أُغسطس'.normalize('NFD'));
    expect(made).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(made).not.toBe(await hashPassword('مُؤْتَمَر آب أُغسطس'));
    expect(await isPassword(made, 'مُؤْتَمَر آب أُغسطس'.normalize('NFC'))).toBe(true);
    expect(await isPassword(made, 'مؤتمر آب أغسطس')).toBe(false);
    expect(isOutdated(made)).toBe(false);
  });

  it('is looked at where there is none, and never right', async () => {
    for (const password of ['', 'nobody', 'سبع نخلات على ضفة بعيدة'])
      expect(await isPassword(null, password)).toBe(false);
  });

  it.each(['$argon2id$v=19$m=4096,t=2,p=1$a$b', '$argon2i$v=19$m=19456,t=2,p=1$a$b', '$2b$12$x'])(
    'is made anew when it is %s',
    (old) => {
      expect(isOutdated(old)).toBe(true);
    },
  );
});
