import { randomUUID } from 'node:crypto';
import { ClaimsService } from '../src/decisions/claims.service.js';
import { TestMember } from './support/member.js';
import { decide, plant, type Refusal } from './support/moderated.js';
import type { Reply } from './support/reader.js';
import { addSite, startOn, startTestService, type TestService } from './support/service.js';

interface Claimed extends Refusal {
  readonly claim: { readonly accountId: string; readonly name: string; readonly expiresAt: string };
}

describe('A claim', () => {
  let service: TestService;
  let huda: TestMember;
  let omar: TestMember;

  const claim = (member: TestMember, id: string): Promise<Reply<Claimed>> =>
    member.call('PUT', `/moderation/comments/${id}/claim`);
  const release = (member: TestMember, id: string): Promise<Reply<Refusal>> =>
    member.call('DELETE', `/moderation/comments/${id}/claim`);
  const heldOne = async (): Promise<string> => (await plant(service.database, 1))[0] ?? '';
  const claimsOf = (id: string) =>
    service.database.query<{ account_id: string; seconds: number }>(
      `SELECT account_id, round(extract(epoch FROM expires_at - now()))::int AS seconds FROM claim WHERE comment_id = $1`,
      [id],
    );
  /** As if the claim had been made that long ago. */
  const age = (id: string, seconds: number) =>
    service.database.query(
      `UPDATE claim SET expires_at = expires_at - make_interval(secs => $2) WHERE comment_id = $1`,
      [id, seconds],
    );

  beforeAll(async () => {
    service = await startTestService();
    await addSite(service, 'second');
    huda = await TestMember.of(service, { roles: { demo: 'moderator' } });
    omar = await TestMember.of(service, { roles: { demo: 'moderator' } });
  });
  afterAll(() => service.stop());

  it('holds for 90 seconds, tells colleagues who has it, and lasts as long as it is renewed', async () => {
    const id = await heldOne();
    const first = await claim(huda, id);
    expect([first.status, first.body.claim.name]).toEqual([200, 'هدى الراوي']);
    const left = (Date.parse(first.body.claim.expiresAt) - Date.now()) / 1000;
    expect(left).toBeGreaterThan(60);
    expect(left).toBeLessThanOrEqual(90);
    await age(id, 80);
    const renewed = await claim(huda, id);
    expect(Date.parse(renewed.body.claim.expiresAt)).toBeGreaterThan(Date.parse(first.body.claim.expiresAt) - 20_000);
    const other = await claim(omar, id);
    expect([other.status, other.body.code, other.body.claim]).toEqual([409, 'claimed', renewed.body.claim]);
  });

  it('is lost after its time, and then somebody else’s', async () => {
    const id = await heldOne();
    await claim(huda, id);
    await age(id, 91);
    expect((await claim(omar, id)).status).toBe(200);
    const lost = await claim(huda, id);
    expect([lost.status, lost.body.code]).toEqual([409, 'claimed']);
    expect((await release(huda, id)).status).toBe(204);
    expect(await claimsOf(id)).toHaveLength(1);
  });

  it('ends when it is let go of, and for everybody when the comment is decided', async () => {
    const [one = '', two = ''] = await plant(service.database, 2);
    await claim(huda, one);
    expect((await release(huda, one)).status).toBe(204);
    expect((await release(huda, one)).status).toBe(204);
    await claim(huda, two);
    expect((await decide(omar, two, { action: 'approve', version: 2 })).status).toBe(200);
    expect([await claimsOf(one), await claimsOf(two)]).toEqual([[], []]);
  });

  it('hinders nobody who decides, and protects nobody who decides too late', async () => {
    const id = await heldOne();
    await claim(huda, id);
    await decide(omar, id, { action: 'hold', version: 2 });
    expect((await decide(huda, id, { action: 'approve', version: 2 })).body.code).toBe('version-conflict');
  });

  it('is one of two that are made at the same moment in two processes', async () => {
    const second = await startOn(service.database);
    try {
      const elsewhere = new TestMember(second.url, omar.email);
      await elsewhere.signIn();
      for (let round = 0; round < 10; round += 1) {
        const id = await heldOne();
        const both = await Promise.all([claim(huda, id), claim(elsewhere, id)]);
        expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
        const [won, lost] = both[0].status === 200 ? both : [both[1], both[0]];
        expect(lost.body.claim.accountId).toBe(won.body.claim.accountId);
      }
    } finally {
      await second.stop();
    }
  });

  it('is swept away after its time', async () => {
    const id = await heldOne();
    await claim(huda, id);
    await age(id, 91);
    await service.app.get(ClaimsService).sweep();
    expect(await claimsOf(id)).toEqual([]);
  });

  it('is not for those who only look, nor on a site of others', async () => {
    const id = await heldOne();
    const viewer = await TestMember.of(service, { roles: { demo: 'viewer', second: 'moderator' } });
    const stranger = await TestMember.of(service, { roles: { second: 'admin' } });
    for (const call of [claim, release]) {
      expect((await call(viewer, id)).body.code).toBe('not-allowed');
      for (const unknown of [id, randomUUID(), 'x'])
        expect((await call(stranger, unknown)).body.code).toBe('comment-unknown');
    }
    expect(await claimsOf(id)).toEqual([]);
  });
});
