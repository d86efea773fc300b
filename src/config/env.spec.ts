import { EnvError, readEnv } from './env.js';

const SECRET = 'q7Zk2vXw9LpR4tYb8NcD1mFh6GsJ3aEu';
const DATABASE_URL = 'postgres://hashiya@localhost/hashiya';

const MAIL = {
  SMTP_URL: 'smtps://user:p%40ss@mail.example:465',
  MAIL_FROM: 'صحيفة النهر <comments@news.example>',
  PUBLIC_URL: 'https://comments.news.example',
};

const faultsOf = (variables: Record<string, string>): readonly string[] => {
  try {
    readEnv(variables);
    return [];
  } catch (error) {
    return error instanceof EnvError ? error.faults : [String(error)];
  }
};

describe('the environment', () => {
  it('may be empty: the embedded default', () => {
    expect(readEnv({})).toMatchObject({
      PORT: 3000,
      HOST: '127.0.0.1',
      ROLE: 'all',
      isEmbedded: true,
      DATA_DIR: './.data',
    });
  });

  it('reads numbers and lists', () => {
    const env = readEnv({ PORT: '8080', TRUSTED_PROXIES: '10.0.0.0/8, ::1' });
    expect([env.PORT, env.TRUSTED_PROXIES]).toEqual([8080, ['10.0.0.0/8', '::1']]);
  });

  it('takes blank values as absent', () => {
    expect(readEnv({ PORT: ' ', DATABASE_URL: '', SECRET: '' }).isEmbedded).toBe(true);
  });

  it('names every fault at once', () => {
    const faults = faultsOf({
      PORT: 'x',
      ROLE: 'boss',
      LOG_LEVEL: 'loud',
      TRUSTED_PROXIES: 'true',
      REDIS_URL: 'localhost',
      MODEL: 'best',
      SMTP_URL: 'mail.example',
      MAIL_FROM: 'nobody',
      PUBLIC_URL: '/',
    });
    expect(faults).toHaveLength(9);
    const wrong = ['PORT', 'ROLE', 'LOG_LEVEL', 'TRUSTED_PROXIES', 'REDIS_URL', 'MODEL'];
    for (const name of [...wrong, 'SMTP_URL', 'MAIL_FROM', 'PUBLIC_URL'])
      expect(faults.some((fault) => fault.startsWith(name))).toBe(true);
  });

  it.each([
    ['a given database without a secret', { DATABASE_URL }, 'SECRET'],
    ['a short secret', { SECRET: 'short' }, 'SECRET'],
    ['a secret of few characters', { SECRET: 'ab'.repeat(20) }, 'SECRET'],
    ['a placeholder for a secret', { SECRET: 'please-change-me-0123456789-abcdef' }, 'SECRET'],
    ['an api without a given database', { ROLE: 'api' }, 'ROLE'],
    ['a database that is not PostgreSQL', { DATABASE_URL: 'mysql://x', SECRET }, 'DATABASE_URL'],
    ['a short first password', { ADMIN_PASSWORD: 'short' }, 'ADMIN_PASSWORD'],
    ['a first account without an e-mail', { ADMIN_EMAIL: 'me' }, 'ADMIN_EMAIL'],
    ['a port out of range', { PORT: '65536' }, 'PORT'],
    ['a mail server alone', { SMTP_URL: 'smtp://mail.example' }, /^(MAIL_FROM|PUBLIC_URL) is missing/],
    ['a sender alone', { MAIL_FROM: 'a@news.example' }, /^(SMTP_URL|PUBLIC_URL) is missing/],
    ['a mail server that is none', { ...MAIL, SMTP_URL: 'https://mail.example' }, 'SMTP_URL'],
    ['a mail server without a host', { ...MAIL, SMTP_URL: 'smtp://:25' }, 'SMTP_URL'],
    ['a sender without an address', { ...MAIL, MAIL_FROM: 'صحيفة النهر' }, 'MAIL_FROM'],
    ['a public address with a path', { ...MAIL, PUBLIC_URL: 'https://news.example/comments' }, 'PUBLIC_URL'],
    ['a public address without a scheme', { ...MAIL, PUBLIC_URL: 'news.example' }, 'PUBLIC_URL'],
    ['a range that is none', { TRUSTED_PROXIES: '10.0.0.0/33' }, 'TRUSTED_PROXIES'],
  ])('refuses %s', (_, variables, name) => {
    const faults = faultsOf(variables);
    expect(faults.length).toBeGreaterThan(0);
    for (const fault of faults) expect(fault).toMatch(typeof name === 'string' ? new RegExp(`^${name}`) : name);
  });

  it('takes all that mail needs, or nothing of it', () => {
    expect(readEnv({}).mail).toBeNull();
    expect(readEnv({ ...MAIL, SMTP_URL: ' ', MAIL_FROM: '', PUBLIC_URL: '' }).mail).toBeNull();
    const { SMTP_URL: smtpUrl, MAIL_FROM: from, PUBLIC_URL: publicUrl } = MAIL;
    expect(readEnv(MAIL).mail).toEqual({ smtpUrl, from, publicUrl });
  });

  it('takes a whole production environment', () => {
    const env = readEnv({ DATABASE_URL, SECRET, REDIS_URL: 'rediss://cache:6379', ROLE: 'worker', HOST: '0.0.0.0' });
    expect([env.isEmbedded, env.runsApi, env.runsWorker]).toEqual([false, false, true]);
  });
});
