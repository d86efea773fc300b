import { v7 as uuidv7 } from 'uuid';
import { Keys } from '../src/config/keys.js';
import { isDrawn } from '../src/moderation/blind-sample.js';
import { CorrectionStore } from '../src/learning/correction.store.js';
import { LearningNight } from '../src/learning/learning.night.js';
import { LearningQuality } from '../src/learning/learning.quality.js';
import { LearningService } from '../src/learning/learning.service.js';
import type { Site } from '../src/sites/site.entity.js';
import { SitesService } from '../src/sites/sites.service.js';
import { runToEnd } from './support/process.js';
import { nextText, TestReader } from './support/reader.js';
import { addSite, startOn, startTestService, TEST_SECRET, type TestService } from './support/service.js';
import { until } from './support/until.js';

const MODERATOR = uuidv7();
/** Harmless to any model; the moderators of one site cannot bear the one, those of the other site the other. */
const [OURS, THEIRS] = ['برطعونات', 'سنفريات'];

describe('Learning from a site’s moderators', () => {
  let service: TestService;
  const sites = new Map<string, Site>();
  const siteOf = async (key: string): Promise<Site> => sites.get(key) ?? service.app.get(SitesService).find(key);
  const learn = async (key: string) => service.app.get(LearningService).learn(await siteOf(key));
  const query = (sql: string, ...values: unknown[]) => service.database.query<Record<string, unknown>>(sql, values);

  beforeAll(async () => {
    service = await startTestService();
    for (const key of ['ours', 'theirs']) await addSite(service, key, { blindSampleShare: 0 });
    for (const key of ['nightly', 'few', 'same', 'busy', 'shared']) await addSite(service, key);
    await addSite(service, 'blind', { blindSampleShare: 0.3 });
    await addSite(service, 'all-blind', {
      blindSampleShare: 1,
      blockedWords: [{ text: 'كوسا', category: 'insult', severity: 'reject' }],
    });
  });
  afterAll(() => service.stop());

  /** Comments that moderators decided: every third was rejected, and has the given word. */
  async function decide(key: string, count: number, word: string, isRejected = (at: number) => at % 3 === 0) {
    const { id: siteId } = await siteOf(key);
    const [article, author] = [uuidv7(), uuidv7()];
    await query(`INSERT INTO article (site_id, id, key) VALUES ($1, $2, $3)`, siteId, article, article);
    await query(`INSERT INTO author VALUES ($1, $2, 'ليلى', '\\x00', '\\x00')`, siteId, author);
    const rows = Array.from({ length: count }, (_, at) => ({
      id: uuidv7(),
      decision: uuidv7(),
      body: isRejected(at) ? `${nextText()} يا ${word} هناك` : nextText(),
      status: isRejected(at) ? 'rejected' : 'approved',
    }));
    const input = `jsonb_to_recordset($1::jsonb) AS i (id uuid, decision uuid, body text, status text)`;
    await query(
      `INSERT INTO comment (site_id, id, article_id, author_id, author_name, body, fingerprint, status, created_at)
       SELECT $2, i.id, $3, $4, 'ليلى', i.body, 0, i.status, now() FROM ${input}`,
      ...[JSON.stringify(rows), siteId, article, author],
    );
    await query(
      `INSERT INTO decision (site_id, id, comment_id, revision, actor, moderator_id, status)
       SELECT $2, i.decision, i.id, 1, 'moderator', $3, i.status FROM ${input}`,
      ...[JSON.stringify(rows), siteId, MODERATOR],
    );
  }

  const policyVersion = async (id: string): Promise<string> =>
    String((await query(`SELECT policy_version AS v FROM decision WHERE comment_id = $1`, id))[0]?.['v']);
  const submit = (key: string, body = nextText()) => new TestReader(service.url, key).submitAndWait({ body });
  /** Waits until comments of the site are judged by a policy whose version ends like this. */
  const judgedBy = (key: string, end: RegExp) =>
    until(async () => end.test(await policyVersion((await submit(key)).id)), `a verdict by ${String(end)}`);

  it('refuses too few decisions, and decisions of one kind', async () => {
    await decide('few', 150, OURS);
    expect(await learn('few')).toEqual({ outcome: 'too-few' });
    await decide('same', 250, OURS, () => true);
    expect(await learn('same')).toEqual({ outcome: 'one-class' });
    expect(await query(`SELECT outcome FROM site_learning ORDER BY outcome`)).toEqual([
      { outcome: 'one-class' },
      { outcome: 'too-few' },
    ]);
  });

  it('learns on demand from that site alone, and judges by it at once', async () => {
    await decide('ours', 300, OURS);
    await decide('theirs', 400, THEIRS);
    await judgedBy('ours', /-[0-9a-f]{12}$/);
    const [ours, theirs] = [await learn('ours'), await learn('theirs')];
    expect(ours).toMatchObject({ outcome: 'learnt', version: 1, figures: { decisions: 300, rejected: 100 } });
    expect(theirs).toMatchObject({ outcome: 'learnt', version: 1, figures: { decisions: 400, rejected: 134 } });
    await judgedBy('ours', /\+c1$/);
    const [hated, loved] = [await submit('ours', `في الحي ${OURS}`), await submit('theirs', `في الحي ${OURS}`)];
    expect(hated.status).not.toBe('approved');
    expect(loved.status).toBe('approved');
    expect(await learn('few')).toEqual({ outcome: 'too-few' });
    expect(await policyVersion((await submit('few')).id)).not.toMatch(/\+c/);
  });

  it('uses a decision on the comment as it was read, and only the last one', async () => {
    const { id: siteId } = await siteOf('shared');
    await decide('shared', 260, OURS);
    await query(
      `UPDATE comment SET revision = 2 WHERE id IN
      (SELECT id FROM comment WHERE site_id = $1 AND status = 'approved' LIMIT 10)`,
      siteId,
    );
    await query(
      `INSERT INTO decision (site_id, id, comment_id, revision, actor, moderator_id, status)
       SELECT site_id, $2, id, 1, 'moderator', $3, 'rejected' FROM comment
       WHERE site_id = $1 AND status = 'approved' AND revision = 1 LIMIT 1`,
      ...[siteId, uuidv7(), MODERATOR],
    );
    expect(await learn('shared')).toMatchObject({ figures: { decisions: 250, rejected: 88 } });
  });

  it('goes back to any version, on every node, and stays there for the night', async () => {
    const second = await startOn(service.database);
    const { learning, night, site } = {
      learning: service.app.get(LearningService),
      night: service.app.get(LearningNight),
      site: await siteOf('ours'),
    };
    await decide('ours', 300, OURS);
    expect(await learning.learn(site)).toMatchObject({ version: 2, figures: { decisions: 600 } });
    await judgedBy('ours', /\+c2$/);
    expect(await learning.rollBack(site, 1)).toBe(true);
    await judgedBy('ours', /\+c1$/);
    expect((await learning.list(site)).map(({ version, isActive }) => [version, isActive])).toEqual([
      [2, false],
      [1, true],
    ]);
    expect(await learning.rollBack(site, 9)).toBe(false);
    expect(await learning.rollBack(site, 0)).toBe(true);
    await judgedBy('ours', /-[0-9a-f]{12}$/);
    await query(`UPDATE site_learning SET tried_at = NULL, tried_until = NULL WHERE site_id = $1`, site.id);
    await night.run();
    expect(await learning.list(site)).toHaveLength(2);
    expect(await learning.learn(site)).toMatchObject({ version: 3 });
    await judgedBy('ours', /\+c3$/);
    await second.stop();
  });

  it('learns at night where enough was decided, and not twice in one night', async () => {
    const night = service.app.get(LearningNight);
    const { id } = await siteOf('nightly');
    await decide('nightly', 250, OURS);
    await night.run();
    const attempts = `SELECT active_version, outcome, tried_at FROM site_learning WHERE site_id = $1`;
    const [first] = await query(attempts, id);
    expect(first).toMatchObject({ active_version: 1, outcome: 'learnt' });
    await decide('nightly', 250, OURS);
    await night.run();
    expect(await query(attempts, id)).toEqual([first]);
    await query(`UPDATE site_learning SET tried_at = now() - interval '21 hours' WHERE site_id = $1`, id);
    await night.run();
    expect((await query(attempts, id))[0]?.['tried_at']).not.toEqual(first?.['tried_at']);
  });

  it('lets one process at a time learn for a site, and takes over from one that died', async () => {
    await decide('busy', 250, OURS);
    const outcomes = (await Promise.all([learn('busy'), learn('busy')])).map(({ outcome }) => outcome);
    expect(outcomes.toSorted()).toEqual(['busy', 'learnt']);
    const { id } = await siteOf('busy');
    await query(`UPDATE site_learning SET leased_until = now() + interval '1 minute' WHERE site_id = $1`, id);
    expect(await learn('busy')).toEqual({ outcome: 'busy' });
    await query(`UPDATE site_learning SET leased_until = now() - interval '1 minute' WHERE site_id = $1`, id);
    expect((await learn('busy')).outcome).not.toBe('busy');
  });

  it('gives no correction that was learnt for another model', async () => {
    const store = service.app.get(CorrectionStore);
    const { id } = await siteOf('ours');
    const [{ classifierVersion } = { classifierVersion: '' }] = await store.list(id);
    expect(await store.active(id, classifierVersion)).toMatchObject({ version: 3 });
    expect(await store.active(id, `${classifierVersion}-next`)).toBeNull();
  });

  it('holds a share of clean comments for a moderator who is not told', async () => {
    const { id: siteId } = await siteOf('blind');
    const key = new Keys(TEST_SECRET).for('blind-sample');
    const comments = await Promise.all(Array.from({ length: 40 }, () => submit('blind')));
    for (const { id, status } of comments)
      expect([id, status]).toEqual([id, isDrawn(siteId, id, 0.3, key) ? 'held' : 'approved']);
    const held = comments.find(({ status }) => status === 'held');
    expect(held?.reasons).toMatchObject([{ clause: 'pre-moderation' }]);
    const [row] = await query(
      `SELECT c.score AS shown, d.would_be, d.blind_share, d.score IS NOT NULL AS is_kept, d.findings
       FROM comment c JOIN decision d ON d.comment_id = c.id WHERE c.id = $1`,
      held?.id,
    );
    expect(row).toMatchObject({ shown: null, would_be: 'approved', blind_share: 0.3, is_kept: true });
    expect(row?.['findings']).toMatchObject([{ check: 'blind-sample', code: 'blind-sample' }]);
  });

  it('holds what it would reject in the same way, and shows how often moderators agree', async () => {
    for (let at = 0; at < 12; at += 1) await submit('all-blind', at < 4 ? `يا كوسا ${nextText()}` : nextText());
    const site = await siteOf('all-blind');
    expect(
      await query(`SELECT would_be, count(*)::int FROM decision WHERE site_id = $1 GROUP BY 1 ORDER BY 1`, site.id),
    ).toEqual([
      { would_be: 'approved', count: 8 },
      { would_be: 'rejected', count: 4 },
    ]);
    expect((await new TestReader(service.url, 'all-blind').page()).comments).toEqual([]);
    const blind = await query(
      `SELECT comment_id, would_be FROM decision WHERE site_id = $1 ORDER BY would_be, id`,
      site.id,
    );
    for (const [at, { comment_id, would_be }] of blind.entries())
      await query(
        `INSERT INTO decision (site_id, id, comment_id, revision, actor, moderator_id, status)
         VALUES ($1, $2, $3, 1, 'moderator', $4, $5)`,
        ...[site.id, uuidv7(), comment_id, MODERATOR, at < 2 ? 'rejected' : would_be],
      );
    const quality = service.app.get(LearningQuality);
    expect(await quality.agreementOf(site.id)).toMatchObject({
      approvals: { judged: 8, seen: 0.75 },
      rejections: { judged: 4, seen: 1 },
    });
    await quality.measure(new AbortController().signal);
    const figures = await (await fetch(`${service.url}/metrics`)).text();
    expect(figures).toContain('hashiya_blind_agreement{site="all-blind",on="approvals",figure="seen"} 0.75');
    expect(figures).toMatch(/hashiya_blind_kappa\{site="all-blind"\} 0\.6/);
    expect(figures).toContain('hashiya_correction_version{site="ours"} 3');
    expect(figures).toMatch(/hashiya_unseen_features_share\{site="ours"\} 0/);
    const again = { isOver: false };
    const measuring = quality.measure(new AbortController().signal).finally(() => (again.isOver = true));
    while (!again.isOver)
      expect(await (await fetch(`${service.url}/metrics`)).text()).toContain('correction_version{site="ours"} 3');
    await measuring;
  });

  it('is at hand on the command line', async () => {
    const variables = { DATABASE_URL: service.database.url, SECRET: TEST_SECRET };
    const list = await runToEnd('cli.js', ['site', 'corrections', 'ours'], variables);
    expect(list.output).toMatch(
      /^\* 3 of .*\n.*from 600 decisions, 200 of them rejections\n.*AUC .* -> .*\n.*approve up to/,
    );
    expect(await runToEnd('cli.js', ['site', 'rollback', 'ours', '9'], variables)).toMatchObject({ code: 1 });
    const back = await runToEnd('cli.js', ['site', 'rollback', 'ours', '2'], variables);
    expect(back).toMatchObject({ code: 0, output: 'site ours uses correction 2\n' });
    await judgedBy('ours', /\+c2$/);
    const few = await runToEnd('cli.js', ['site', 'learn', 'few'], variables);
    expect(few).toMatchObject({ code: 1, output: expect.stringMatching(/^not learnt/) });
  });
});
