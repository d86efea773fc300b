import { decideAs } from './support/decide.js';
import { nextText, TestReader, type ProblemAnswer, type Reply } from './support/reader.js';
import { startTestService, type TestService } from './support/service.js';

interface Appealed {
  readonly appeal: { readonly id: string; readonly state: string; readonly statement: string };
}

const STATEMENT = 'الرقم الذي ذكرته هو رقم البلدية.';

describe('An appeal', () => {
  let service: TestService;
  let articles = 0;

  const newReader = (): TestReader => new TestReader(service.url, 'demo', `appeal-${(articles += 1)}`);
  const appeal = <Body = Appealed>(
    reader: TestReader,
    id: string,
    statement: unknown = STATEMENT,
    headers: Record<string, string> = {},
  ): Promise<Reply<Body>> => reader.call<Body>('POST', `/comments/${id}/appeals`, { statement }, headers);
  const rejected = async (reader: TestReader): Promise<string> => {
    const { id } = await reader.submitAndWait();
    await decideAs(service, id, 'rejected', { reason: 'insults' });
    return id;
  };
  const countAppeals = async (id: string): Promise<number> =>
    (await service.database.query('SELECT FROM appeal WHERE comment_id = $1', [id])).length;

  beforeAll(async () => {
    service = await startTestService();
  });
  afterAll(() => service.stop());

  it('is made by the author, who sees it and its state', async () => {
    const reader = newReader();
    const id = await rejected(reader);
    const { status, body } = await appeal(reader, id, `  ${STATEMENT}\n`);
    expect([status, body.appeal]).toMatchObject([201, { state: 'open', statement: STATEMENT }]);
    expect(await reader.own(id)).toMatchObject({
      appeal: { id: body.appeal.id, state: 'open', statement: STATEMENT },
      abilities: { canAppeal: false, canEdit: false, canWithdraw: true },
    });
    const [row] = await service.database.query('SELECT appealed_at FROM comment WHERE id = $1', [id]);
    expect(row?.['appealed_at']).toBeInstanceOf(Date);
  });

  it('is possible once for each decision', async () => {
    const reader = newReader();
    const id = await rejected(reader);
    await appeal(reader, id);
    expect(await appeal(reader, id)).toMatchObject({ status: 409, body: { code: 'not-appealable' } });
    expect(await countAppeals(id)).toBe(1);
  });

  it('is made once by ten requests at the same moment', async () => {
    const reader = newReader();
    const id = await rejected(reader);
    const replies = await Promise.all(Array.from({ length: 10 }, () => appeal(reader, id)));
    expect(replies.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([
      201,
      ...Array.from({ length: 9 }, () => 409),
    ]);
    expect(await countAppeals(id)).toBe(1);
  });

  it('has an outcome that the author sees; where the decision stands, it is the last word about this text', async () => {
    const reader = newReader();
    const id = await rejected(reader);
    await appeal(reader, id);
    const [account] = await service.database.query('SELECT id FROM account LIMIT 1');
    await service.database.query(
      `UPDATE appeal SET outcome = 'upheld', decided_at = now(), decided_by = $2 WHERE comment_id = $1`,
      [id, account?.['id']],
    );
    await decideAs(service, id, 'rejected', { reason: 'insults', message: 'راجعنا القرار وأبقيناه.' });
    expect(await reader.own(id)).toMatchObject({
      message: 'راجعنا القرار وأبقيناه.',
      appeal: { state: 'upheld' },
      abilities: { canAppeal: false, canEdit: true },
    });
    expect(await appeal(reader, id)).toMatchObject({ status: 409 });
    await reader.call('PATCH', `/comments/${id}`, { body: nextText() });
    await reader.decided(id);
    await decideAs(service, id, 'rejected', { reason: 'insults' });
    expect((await reader.own(id)).abilities.canAppeal).toBe(true);
  });

  it('is possible against a wait of more than three days, not before', async () => {
    const reader = newReader();
    const { id } = await reader.submitAndWait({ body: 'اتصلوا بي على 07701234567' });
    expect(await appeal(reader, id)).toMatchObject({ status: 409, body: { code: 'not-appealable' } });
    await service.database.query(`UPDATE comment SET decided_at = now() - interval '73 hours' WHERE id = $1`, [id]);
    expect((await appeal(reader, id)).status).toBe(201);
  });

  it('is not possible for what is published, pending or withdrawn, nor by anybody else', async () => {
    const reader = newReader();
    const { id } = await reader.submitAndWait();
    expect(await appeal(reader, id)).toMatchObject({ status: 409, body: { code: 'not-appealable' } });
    const stopped = await rejected(reader);
    const other = newReader();
    await other.submit();
    for (const stranger of [other, newReader()])
      expect(await appeal(stranger, stopped)).toMatchObject({ status: 404, body: { code: 'comment-unknown' } });
    await reader.call('DELETE', `/comments/${stopped}`);
    expect(await appeal(reader, stopped)).toMatchObject({ status: 409 });
  });

  it.each([
    ['nothing', null, 'required'],
    ['blanks', ' \n', 'required'],
    ['2001 letters', 'ا'.repeat(2_001), 'too-long'],
    ['an array', ['x'], 'wrong-type'],
    ['a lone surrogate', 'a\ud800', 'not-storable'],
  ])('refuses %s for a statement and changes nothing', async (_, statement, code) => {
    const reader = newReader();
    const id = await rejected(reader);
    const reply = await appeal<ProblemAnswer>(reader, id, statement);
    expect([reply.status, reply.body.errors?.[0]]).toMatchObject([422, { pointer: '/statement', code }]);
    expect(await countAppeals(id)).toBe(0);
  });

  it('is replayed for the same key', async () => {
    const reader = newReader();
    const id = await rejected(reader);
    const headers = { 'Idempotency-Key': crypto.randomUUID() };
    const first = await appeal(reader, id, STATEMENT, headers);
    const second = await appeal(reader, id, STATEMENT, headers);
    expect([second.status, second.body]).toEqual([201, first.body]);
    expect(second.headers.get('idempotency-replayed')).toBe('true');
  });
});
