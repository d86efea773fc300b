import { EnvError, readEnv } from './env.js';

const SECRET = 'q7Zk2vXw9LpR4tYb8NcD1mFh6GsJ3aEu';
const DATABASE_URL = 'postgres://hashiya@localhost/hashiya';

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
    });
    expect(faults).toHaveLength(6);
    for (const name of ['PORT', 'ROLE', 'LOG_LEVEL', 'TRUSTED_PROXIES', 'REDIS_URL', 'MODEL'])
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
    ['a range that is none', { TRUSTED_PROXIES: '10.0.0.0/33' }, 'TRUSTED_PROXIES'],
  ])('refuses %s', (_, variables, name) => {
    const faults = faultsOf(variables);
    expect(faults.length).toBeGreaterThan(0);
    expect(faults.every((fault) => fault.startsWith(name))).toBe(true);
  });

  it('takes a whole production environment', () => {
    const env = readEnv({ DATABASE_URL, SECRET, REDIS_URL: 'rediss://cache:6379', ROLE: 'worker', HOST: '0.0.0.0' });
    expect([env.isEmbedded, env.runsApi, env.runsWorker]).toEqual([false, false, true]);
  });
});
