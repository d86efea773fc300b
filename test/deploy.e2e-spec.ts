import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describeWith, findDockerCompose } from './support/programs.js';

const PROJECT = fileURLToPath(new URL('..', import.meta.url));
const SECRETS = { SECRET: 'secret', POSTGRES_PASSWORD: 'password', REDIS_PASSWORD: 'password' };

const read = (name: string): string => readFileSync(`${PROJECT}${name}`, 'utf8');
const namesIn = (text: string, pattern: RegExp): Set<string> =>
  new Set([...text.matchAll(pattern)].map(([, name = '']) => name));

const envNames = namesIn(read('src/config/env.ts'), /^ {2}([A-Z_]+)\??: /gm);
const composeNames = namesIn(read('docker-compose.yml'), /\$\{([A-Z_]+)/g);
const exampleNames = namesIn(read('.env.example'), /^(?:# )?([A-Z_]+)=/gm);

describe('.env.example', () => {
  it('names every variable that the service reads, those of docker-compose.yml, and no other', () => {
    expect(envNames.size).toBeGreaterThan(5);
    expect([...exampleNames].toSorted()).toEqual([...new Set([...envNames, ...composeNames])].toSorted());
  });

  it('gives no secret that somebody could leave in place', () => {
    for (const name of Object.keys(SECRETS)) expect(read('.env.example')).toMatch(new RegExp(`^${name}=$`, 'm'));
  });
});

describe('the Dockerfile', () => {
  const instructions = read('Dockerfile')
    .replaceAll(/\\\n\s*/g, '')
    .split('\n');
  const last = (name: string): string =>
    instructions.findLast((line) => line.startsWith(`${name} `))?.slice(name.length + 1) ?? '';

  it('has no fault that dockerfilelint knows', () => {
    const { stdout } = spawnSync(`${PROJECT}node_modules/.bin/dockerfilelint`, ['-o', 'json', 'Dockerfile'], {
      cwd: PROJECT,
      encoding: 'utf8',
    });
    expect(JSON.parse(stdout)).toMatchObject({ totalIssues: 0 });
  });

  it('runs as a user given by number, so that an orchestrator can see that it is not root', () => {
    expect(last('USER')).toMatch(/^[1-9]\d*:[1-9]\d*$/);
  });

  it('asks the running process whether it is ready', () => {
    expect(last('HEALTHCHECK')).toContain('/health/ready');
  });

  it('starts node itself, so that a stop signal reaches it', () => {
    expect(JSON.parse(last('CMD'))).toEqual(['node', 'dist/src/main.js']);
    expect(last('STOPSIGNAL')).toBe('SIGTERM');
  });
});

describeWith(findDockerCompose(), 'docker-compose', 'docker-compose.yml', () => {
  /** The file as docker-compose understands it: anchors and variables resolved, two spaces a level. */
  const config = (variables: Record<string, string>, ...options: string[]) =>
    spawnSync(
      findDockerCompose() ?? '',
      ['--env-file', '.env.example', '-f', 'docker-compose.yml', 'config', ...options],
      {
        cwd: PROJECT,
        env: { PATH: process.env['PATH'], HOME: process.env['HOME'], ...variables },
        encoding: 'utf8',
      },
    );

  /** Each service's lines. */
  let services: Map<string, string>;
  beforeAll(() => {
    const [, block = ''] = /^services:\n((?:^ .*\n)+)/m.exec(config(SECRETS).stdout) ?? [];
    const parts = block.split(/^ {2}(\w+):\n/m).slice(1);
    services = new Map(parts.flatMap((name, at) => (at % 2 === 0 ? [[name, parts[at + 1] ?? '']] : [])));
  });
  const isOurs = (text: string): boolean => text.includes('image: hashiya\n');

  it('is valid', () => {
    expect(config(SECRETS, '-q')).toMatchObject({ status: 0 });
  });

  it.each(Object.keys(SECRETS))('is refused without %s', (name) => {
    const { status, stderr } = config({ ...SECRETS, [name]: '' }, '-q');
    expect(status).not.toBe(0);
    expect(stderr).toContain(name);
  });

  it('has the stores, the migration, the API and the worker', () => {
    expect([...services.keys()].toSorted()).toEqual(['api', 'migrate', 'postgres', 'redis', 'worker']);
  });

  it.each(['postgres', 'redis', 'api', 'worker'])('checks the health of %s', (name) => {
    const text = services.get(name) ?? '';
    expect(isOurs(text) ? read('Dockerfile') : text).toMatch(
      /^HEALTHCHECK |^ {4}healthcheck:\n(?: {6}.*\n)* {6}test:/m,
    );
    expect(text).not.toMatch(/disable|NONE/);
  });

  it.each(['postgres', 'redis', 'migrate', 'api', 'worker'])('gives %s no rights that it does not need', (name) => {
    const text = services.get(name) ?? '';
    expect(text).toMatch(/^ {4}cap_drop:\n {4}- ALL$/m);
    expect(text).toMatch(/^ {4}read_only: true$/m);
    expect(text).toContain('no-new-privileges:true');
    expect(text).not.toMatch(/privileged|cap_add|network_mode|pid: host|docker\.sock/);
    expect(text).toMatch(/memory: /);
    expect(isOurs(text) || /^ {4}user: ['"]?[1-9]\d*:[1-9]\d*['"]?$/m.test(text)).toBe(true);
    expect(isOurs(text) && /^ {4}user:/m.test(text)).toBe(false);
  });

  it('opens the port of the API only, and to the host itself only', () => {
    const open = [...services].filter(([, text]) => text.includes('    ports:\n'));
    expect(open.map(([name]) => name)).toEqual(['api']);
    expect(open[0]?.[1]).toContain('127.0.0.1:3000:3000');
  });

  it.each(['api', 'worker'])('starts %s when the stores are healthy and the migration is done', (name) => {
    const text = services.get(name) ?? '';
    expect(text).toMatch(/migrate:\n {8}condition: service_completed_successfully/);
    for (const store of ['postgres', 'redis'])
      expect(text).toMatch(new RegExp(`${store}:\\n {8}condition: service_healthy`));
    expect(text).toContain('stop_grace_period: 15s');
  });
});

describe('.ci/run', () => {
  it('is bash that can be read and run', () => {
    expect(() => execFileSync('bash', ['-n', `${PROJECT}.ci/run`])).not.toThrow();
    expect(() => execFileSync('test', ['-x', `${PROJECT}.ci/run`])).not.toThrow();
  });
});
