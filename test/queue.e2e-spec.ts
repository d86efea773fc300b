import type { QueueItemView, QueuePageView } from '../src/console/queue.view.js';
import { TestMember } from './support/member.js';
import { TestReader } from './support/reader.js';
import { addSite, startTestService, type TestService } from './support/service.js';

describe('The moderators’ queue', () => {
  let service: TestService;
  let moderator: TestMember;

  const list = async (query = '', by = moderator) =>
    (await by.call<QueuePageView>('GET', `/moderation/comments${query}`)).body;

  beforeAll(async () => {
    service = await startTestService();
    await addSite(service, 'second');
    moderator = await TestMember.of(service, { roles: { demo: 'moderator' } });
  });
  afterAll(() => service.stop());

  it('shows a held comment with everything that helps to judge it', async () => {
    const reader = new TestReader(service.url);
    const { id } = await reader.submitAndWait({ body: 'اتصل بي على 07701234567 يا صديقي' });
    const { items, page } = await list();
    expect(page).toEqual({ next: null, previous: null, hasMore: false });
    expect(items).toEqual([expect.objectContaining({ id, site: 'demo', status: 'held' }) as QueueItemView]);
  });
});
