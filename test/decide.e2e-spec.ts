import { Idempotency } from '../src/http/idempotency.js';
import { FactsLoader } from '../src/moderation/facts.loader.js';
import { ArticlesService } from '../src/sites/articles.service.js';
import { SitesService } from '../src/sites/sites.service.js';
import { onBothBackends, type TestBackend } from './support/backends.js';
import type { Rule } from '../src/policy/rules.js';
import { nextText, TestReader, type OwnComment } from './support/reader.js';
import { addSite, startTestService, type TestService } from './support/service.js';

const PHONE = 'اتصلوا بي على الرقم ٠٧٧٠١٢٣٤٥٦٧ لأمر عاجل';
const SPAM = 'اشتركوا الآن في قناتنا لتربحوا كل يوم من البيت بلا تعب';

const SITES = ['win-fast.example.com', 'bit.ly/x', 'earn.example.net', 'wa.me/964770'];
const NAMES = ['أحمد', 'سارة', 'خالد', 'منى', 'يوسف', 'هدى', 'كريم'];
const SUMS = ['500', '٧٠٠', '1200', '950', '٣٥٠'];

/** Advertisements of one gang: its four templates with names, sums, numbers and links that change. */
function raidText(n: number): string {
  const pick = (list: readonly string[]): string => list[(n * 7 + (n >> 2)) % list.length] ?? '';
  const phone = `07${70 + (n % 10)} ${100 + n} ${2000 + n * 13}`;
  return (
    [
      `أنا ${pick(NAMES)} وربحت ${pick(SUMS)} دولار في أسبوع، الربح من الانترنت مضمون، سجل الان http://${pick(SITES)}`,
      `قروض فورية بدون كفيل حتى ${pick(SUMS)} مليون، تواصل واتساب ${phone} اسأل عن ${pick(NAMES)}`,
      `جلب الحبيب ورد المطلقة خلال ${(n % 5) + 1} أيام مع الشيخ ${pick(NAMES)} ${phone}`,
      `تخسيس سريع ${pick(SUMS)} غرام كل يوم كما فعلت ${pick(NAMES)}، شحن مجاني، اطلب الان من ${pick(SITES)}`,
    ][n % 4] ?? ''
  );
}

onBothBackends('The policy', (open) => {
  let backend: TestBackend;
  let service: TestService;
  const readerOf = (site: string, article = 'demo-article'): TestReader => new TestReader(service.url, site, article);

  beforeAll(async () => {
    backend = await open();
    service = await startTestService(backend.variables);
    await addSite(service, 'pre', { moderation: 'pre' });
    await addSite(service, 'post', { moderation: 'post' });
    await addSite(service, 'lists', {
      blockedWords: [
        { text: 'كوسا', category: 'insult', severity: 'reject' },
        { text: 'باذنجان', category: 'insult', severity: 'hold' },
      ],
    });
  });
  afterAll(async () => {
    await service.stop();
    await backend.stop();
  });

  it('approves a clean comment, which is then public', async () => {
    const reader = readerOf('demo');
    const comment = await reader.submitAndWait();
    expect(comment.status).toBe('approved');
    expect((await readerOf('demo').page()).comments.map(({ id }) => id)).toContain(comment.id);
  });

  it('holds a doubtful one and tells its author why, and nobody else', async () => {
    const reader = readerOf('demo');
    const comment = await reader.submitAndWait({ body: PHONE });
    expect(comment).toMatchObject({
      status: 'held',
      reasons: [{ clause: 'personal-data', title: 'الخصوصية', explanation: 'في التعليق رقم هاتف.' }],
    });
    const stranger = readerOf('demo');
    expect(await stranger.call('GET', `/comments/${comment.id}`)).toMatchObject({
      status: 404,
      body: { code: 'comment-unknown' },
    });
    expect((await stranger.page('?limit=100')).comments.map(({ id }) => id)).not.toContain(comment.id);
  });

  it('rejects a certain violation, however it is written', async () => {
    for (const body of ['يا كوسا', 'يا كـــوسا', 'يا كُوسَا', 'والكوسا', 'يا ك.و.س.ا']) {
      const comment = await readerOf('lists').submitAndWait({ body });
      expect([body, comment.status, comment.reasons?.[0]?.clause]).toEqual([body, 'rejected', 'insults']);
    }
    expect((await readerOf('lists').submitAndWait({ body: 'باذنجان' })).status).toBe('held');
  });

  it('keeps every finding with its evidence in the decision', async () => {
    const { id } = await readerOf('demo').submitAndWait({ body: `${PHONE} https://a.com https://b.com` });
    const [decision] = await service.database.query<{
      findings: { check: string; evidence: object[]; score: number }[];
    }>('SELECT findings, status, policy_version FROM decision WHERE comment_id = $1', [id]);
    expect(decision).toMatchObject({ status: 'held', policy_version: expect.stringMatching(/^default-/) });
    expect(decision?.findings.map(({ check }) => check)).toEqual(expect.arrayContaining(['links', 'contact-details']));
    for (const { evidence, score } of decision?.findings ?? []) {
      expect(evidence.length).toBeGreaterThan(0);
      expect(score).toBeGreaterThan(0);
    }
  });

  it('holds everything on a site that reads first, but rejects what is certain', async () => {
    const clean = await readerOf('pre').submitAndWait();
    expect(clean).toMatchObject({ status: 'held', reasons: [{ clause: 'pre-moderation' }] });
    expect((await readerOf('pre').page()).article.commentCount).toBe(0);
  });

  it('publishes doubtful comments on a site that reads afterwards, and marks them for a moderator', async () => {
    const { id, status } = await readerOf('post').submitAndWait({ body: PHONE });
    expect(status).toBe('approved');
    const rows = await service.database.query('SELECT needs_review, reason FROM comment WHERE id = $1', [id]);
    expect(rows).toEqual([{ needs_review: true, reason: 'personal-data' }]);
  });

  it('holds everything on an article that is read first', async () => {
    const site = await service.app.get(SitesService).find('demo');
    await service.app.get(ArticlesService).setCommenting(site, 'careful', { commenting: 'premoderated' });
    const reader = readerOf('demo', 'careful');
    expect((await reader.submitAndWait()).status).toBe('held');
    expect((await reader.page()).article.commenting).toBe('premoderated');
  });

  it('holds a text that its author repeats, by token or by e-mail, and rejects the fourth', async () => {
    const email = 'repeats@example.org';
    const statuses: string[] = [];
    for (let copy = 0; copy < 4; copy += 1) {
      const reader = readerOf('demo', `article-${copy}`);
      statuses.push((await reader.submitAndWait({ body: `${SPAM}${'!'.repeat(copy)}`, email })).status);
    }
    expect(statuses).toEqual(['approved', 'held', 'held', 'rejected']);
  });

  it('holds the fourth copy of a text by different authors, and nearly the same text too', async () => {
    const text = 'أدعو كل القراء إلى مقاطعة هذا المتجر فورا لأنه يبيع بضائع فاسدة ولا يردّ المال لأصحابه';
    const statuses: string[] = [];
    for (let author = 0; author < 5; author += 1) {
      const reader = readerOf('demo', `raid-${author}`);
      const body = author === 4 ? text.replace('فورا', 'حالا') : text;
      statuses.push((await reader.submitAndWait({ body, email: `author${author}@example.org` })).status);
    }
    expect(statuses.slice(0, 4)).toEqual(['approved', 'approved', 'approved', 'held']);
  });

  it('stops a raid of many authors, names the campaign, and lets other readers through', async () => {
    await addSite(service, 'raid', {});
    const reader = (n: number) => readerOf('raid', `article-${n % 4}`);
    const raid: OwnComment[] = [];
    for (let n = 0; n < 60; n += 1) raid.push(await reader(n).submitAndWait({ body: raidText(n) }));
    const stopped = raid.filter(({ status }) => status !== 'approved').length;
    expect(stopped).toBeGreaterThanOrEqual(Math.ceil(raid.length * 0.99));
    const others = await Promise.all(Array.from({ length: 20 }, (_, n) => reader(n).submitAndWait()));
    expect(others.map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 'approved'));
    const campaigns = await service.database.query<{ comments: number }>(
      `SELECT count(*)::int AS comments FROM comment c JOIN site s ON s.id = c.site_id
       WHERE s.key = 'raid' AND c.campaign_id IS NOT NULL GROUP BY c.campaign_id`,
    );
    const inCampaigns = campaigns.reduce((sum, { comments }) => sum + comments, 0);
    expect(inCampaigns).toBeGreaterThanOrEqual(20);
    expect(campaigns.length).toBeLessThanOrEqual(8);
  });

  it('holds a flood under one e-mail, whatever it says', async () => {
    await addSite(service, 'flood', {});
    const statuses: string[] = [];
    for (let n = 0; n < 12; n += 1)
      statuses.push((await readerOf('flood').submitAndWait({ email: 'flood@example.org' })).status);
    expect(statuses.map((status) => status === 'approved')).toEqual([...Array<boolean>(10).fill(true), false, false]);
  });

  it('marks a threat as urgent, and records the rule that decided and those in shadow', async () => {
    const shadow: Rule = {
      id: 'try-links',
      version: 2,
      priority: 5,
      outcome: 'hold',
      shadow: true,
      when: { finding: { check: 'links' } },
    };
    await addSite(service, 'rules', { rules: [shadow] });
    const threat = await readerOf('rules').submitAndWait({ body: 'والله سأقتلك يا كاتب المقال' });
    const link = await readerOf('rules').submitAndWait({ body: 'انظروا هذا التقرير المفيد http://example.com' });
    expect([threat.status, link.status]).toEqual(['held', 'approved']);
    const rows = await service.database.query(
      `SELECT c.urgent, d.rule, d.shadows FROM comment c JOIN decision d ON d.comment_id = c.id
       WHERE c.id = ANY($1) ORDER BY c.id`,
      [[threat.id, link.id]],
    );
    expect(rows).toEqual([
      { urgent: true, rule: 'doubtful@1', shadows: [] },
      { urgent: false, rule: null, shadows: [{ id: 'try-links', version: 2, status: 'held' }] },
    ]);
  });

  it('refuses settings that it does not know, in a sentence', async () => {
    await expect(addSite(service, 'wrong', { preset: 'lenient' as 'open' })).rejects.toThrow(
      'The value “lenient” of the setting preset is not known; it must be one of: careful, balanced, open.',
    );
  });

  it('forgets sketches of texts and answers for replay after a day', async () => {
    const reader = readerOf('demo', 'sweep');
    await reader.submit({}, { 'Idempotency-Key': crypto.randomUUID() });
    await service.database.query(`UPDATE text_sketch SET created_at = created_at - interval '25 hours'`);
    await service.database.query(`UPDATE idempotency SET created_at = created_at - interval '25 hours'`);
    await service.app.get(FactsLoader).sweep();
    await service.app.get(Idempotency).sweep();
    for (const table of ['text_sketch', 'idempotency'])
      expect(await service.database.query(`SELECT FROM ${table} WHERE created_at < now() - interval '1 day'`)).toEqual(
        [],
      );
  });

  it('decides each comment once, with one decision and right counts', async () => {
    const readers = Array.from({ length: 60 }, (_, index) => readerOf('demo', `busy-${index % 3}`));
    const comments = await Promise.all(readers.map((reader) => reader.submitAndWait({ body: nextText() })));
    expect(comments.every(({ status }) => status === 'approved')).toBe(true);
    const wrong = await service.database.query(
      `SELECT a.key FROM article a WHERE a.comment_count <>
         (SELECT count(*) FROM comment c WHERE c.article_id = a.id AND c.status = 'approved')`,
    );
    expect(wrong).toEqual([]);
    const decisions = await service.database.query(
      `SELECT c.id FROM comment c WHERE 1 <> (SELECT count(*) FROM decision d WHERE d.comment_id = c.id)`,
    );
    expect(decisions).toEqual([]);
  });
});
