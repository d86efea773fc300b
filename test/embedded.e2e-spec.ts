import { chmod, mkdtemp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TestMember } from './support/member.js';
import { runToEnd, startProcess, type ServiceProcess } from './support/process.js';
import { TestReader } from './support/reader.js';
import { until } from './support/until.js';

describe('The embedded default', () => {
  let folder: string;
  const started: ServiceProcess[] = [];

  const start = async (dataDir: string): Promise<ServiceProcess> => {
    const service = await startProcess({ DATA_DIR: dataDir });
    started.push(service);
    return service;
  };

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'hashiya embedded حاشية-'));
    await chmod(folder, 0o755);
  });
  afterAll(async () => {
    await Promise.all(started.map((service) => service.end('SIGTERM')));
    await rm(folder, { recursive: true, force: true });
  });

  it('starts from nothing, prints where to look, takes a comment, and stops cleanly', async () => {
    const service = await start(join(folder, 'first'));
    expect(service.output()).toMatch(/^demo {5}http\S+\/demo$/m);
    const [, email, password] = /^first moderator (\S+@\S+) (\S{16})$/m.exec(service.output()) ?? [];
    const owner = await new TestMember(service.url, email, password).signIn();
    expect([owner.status, owner.body.user.isOwner, owner.body.user.name]).toEqual([200, true, 'owner']);
    expect(service.output().trimEnd().split('\n').at(-1)).toBe(`ready ${service.url}`);
    const reader = new TestReader(service.url);
    expect((await reader.submitAndWait()).status).toBe('approved');
    service.child.kill('SIGINT');
    expect(await service.end('SIGTERM')).toBe(0);
  });

  it('logs one JSON line per event, with the request id, and nothing that a reader wrote or is known by', async () => {
    const service = await start(join(folder, 'logs'));
    const reader = new TestReader(service.url, 'demo', 'article-marker');
    const answer = await reader.submit({
      body: 'body-marker 07701234567',
      name: 'name-marker',
      email: 'email-marker@example.org',
    });
    await reader.decided(answer.body.comment.id);
    await reader.post(
      { body: 'body-marker\u0000', name: 'x\ninjected', email: 'email-marker' },
      { 'User-Agent': 'agent-marker' },
    );
    await service.end('SIGTERM');
    const lines = service
      .log()
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { requestId?: string; status?: number });
    expect(lines.find(({ requestId }) => requestId === answer.headers.get('x-request-id'))).toMatchObject({
      status: 202,
    });
    expect(service.log()).not.toMatch(/marker|0770|injected|127\.0\.0\.1|hsa1_/);
  });

  it('gives out, shows and takes back access tokens beside the running service, and logs neither them nor texts', async () => {
    const dataDir = join(folder, 'tokens');
    const service = await start(dataDir);
    const run = (...args: string[]) => runToEnd('cli.js', args, { DATA_DIR: dataDir });
    const owner = 'owner@localhost.invalid';
    const added = await run('token', 'add', owner, '--scope', 'analyze', '--site', 'demo', '--name', 'coral');
    const [, id = '', token = ''] = /^token (\S+) (hsp_\S{43})$/m.exec(added.output) ?? [];
    const analyze = async () => {
      const body = JSON.stringify({
        comment: { text: 'نص marker' },
        requestedAttributes: { TOXICITY: {} },
        languages: ['ar'],
      });
      const url = `${service.url}/v1alpha1/comments:analyze?key=${token}`;
      return (await fetch(url, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body })).status;
    };
    expect(await analyze()).toBe(200);
    expect((await run('token', 'list', owner)).output).toMatch(new RegExp(`^token ${id} · analyze · .* · coral$`, 'm'));
    expect((await run('token', 'revoke', id)).code).toBe(0);
    expect(await analyze()).toBe(400);
    expect((await run('token', 'list', owner)).output).toBe('');
    expect((await run('token', 'add', owner, '--scope', 'everything')).log).toContain('--scope');
    await service.end('SIGTERM');
    expect(service.log()).toContain('comments::analyze');
    expect(service.log()).not.toMatch(/marker|hsp_|key=/);
  });

  it('keeps comments, secret and account over a clean stop, and over kill -9', async () => {
    const dataDir = join(folder, 'second');
    const first = await start(dataDir);
    const reader = new TestReader(first.url);
    const { body } = await reader.submit();
    expect(await first.end('SIGKILL')).toBeNull();
    const second = await start(dataDir);
    expect(second.output()).not.toContain('first moderator');
    const again = new TestReader(second.url);
    const headers = { Authorization: `Bearer ${body.authorToken}` };
    const found = await again.call<{ status: string }>('GET', `/comments/${body.comment.id}`, undefined, headers);
    expect(found.status).toBe(200);
    expect(await second.end('SIGTERM')).toBe(0);
    const third = await start(dataDir);
    await until(
      async () => (await new TestReader(third.url).page()).article.commentCount === 1,
      'the comment to be published',
    );
    await third.end('SIGTERM');
  });

  it('runs a second copy beside the first on another folder, and refuses one on the same', async () => {
    const dataDir = join(folder, 'third');
    const one = await start(dataDir);
    const two = await start(join(folder, 'fourth'));
    expect((await new TestReader(two.url).submitAndWait()).status).toBe('approved');
    expect((await new TestReader(one.url).page()).article.commentCount).toBe(0);
    const same = await runToEnd('main.js', [], { DATA_DIR: dataDir, PORT: '0' });
    expect(same.code).toBe(1);
    expect(same.log.trim()).toMatch(/^Another copy of the service runs on the data folder .*\.$/);
    expect((await new TestReader(one.url).submitAndWait()).status).toBe('approved');
  });

  it('lets a command work on the data folder of a running service, which follows at once', async () => {
    const dataDir = join(folder, 'fifth');
    const service = await start(dataDir);
    const run = (...args: string[]) => runToEnd('cli.js', args, { DATA_DIR: dataDir });
    expect(await run('site', 'add', 'news', 'الأخبار', '--moderation', 'pre')).toMatchObject({ code: 0 });
    const reader = new TestReader(service.url, 'news');
    expect((await reader.submitAndWait()).status).toBe('held');
    expect(await run('article', 'set', 'news', 'demo-article', '--commenting', 'closed')).toMatchObject({ code: 0 });
    expect((await reader.post()).body.code).toBe('commenting-closed');
    const added = await run('moderator', 'add', 'huda@example.org', '--site', 'news', '--role', 'senior');
    expect(added.output).toMatch(/^moderator huda@example\.org \S{16}\n$/);
    expect((await run('moderator', 'add', 'HUDA@example.org', '--owner')).log).toBe(
      'There is an account for HUDA@example.org already.\n',
    );
    const doctor = await run('doctor');
    expect(doctor).toMatchObject({ code: 0, output: expect.stringMatching(/^ok {2}queue/m) });
    expect((await run('migrate')).output).toBe('up to date\n');
    expect((await run('nonsense')).code).toBe(2);
  });

  describe('refuses in one clear sentence', () => {
    it('an environment that is wrong, naming all faults, with exit code 1', async () => {
      const { code, log } = await runToEnd('main.js', [], { PORT: 'x', ROLE: 'boss', SECRET: 'short' });
      expect(code).toBe(1);
      for (const name of ['PORT', 'ROLE', 'SECRET']) expect(log).toContain(`  - ${name} `);
    });

    it('a port in use', async () => {
      const server = createServer().listen(0, '127.0.0.1');
      await once(server, 'listening');
      const address = server.address();
      const port = typeof address === 'object' ? address?.port : 0;
      const { code, log } = await runToEnd('main.js', [], {
        PORT: String(port),
        DATA_DIR: join(folder, 'sixth'),
        LOG_LEVEL: 'silent',
      });
      server.close();
      expect([code, log.trim()]).toEqual([1, `Port ${port} on 127.0.0.1 is in use: set PORT to a free one.`]);
    });

    it('a data folder that cannot be made', async () => {
      await writeFile(join(folder, 'file'), '');
      const { code, log } = await runToEnd('main.js', [], { DATA_DIR: join(folder, 'file/below') });
      expect([code, log.trim()]).toEqual([
        1,
        `The data folder ${join(folder, 'file/below')} cannot be written: set DATA_DIR to one that can.`,
      ]);
    });

    it('data of another major version', async () => {
      const cluster = join(folder, 'old/postgres');
      await mkdir(cluster, { recursive: true });
      await writeFile(join(cluster, 'PG_VERSION'), '12\n');
      const { code, log } = await runToEnd('main.js', [], { DATA_DIR: join(folder, 'old') });
      expect(code).toBe(1);
      expect(log).toMatch(/^The data folder .* belongs to PostgreSQL 12, this is 18: .*\.\n$/);
      expect(await readFile(join(cluster, 'PG_VERSION'), 'utf8')).toBe('12\n');
    });

    it('a given database that is not there', async () => {
      const { code, log } = await runToEnd('main.js', [], {
        DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none',
        SECRET: 'q7Zk2vXw9LpR4tYb8NcD1mFh6GsJ3aEu',
        LOG_LEVEL: 'silent',
      });
      expect([code, log.trim()]).toEqual([
        1,
        'The database of DATABASE_URL does not answer: connect ECONNREFUSED 127.0.0.1:1',
      ]);
    });
  });
});
