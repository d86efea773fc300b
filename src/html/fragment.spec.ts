import { labelsIn } from '../i18n/box-labels.js';
import { NO_ABILITIES } from '../comments/comment.view.js';
import { fragment } from './fragment.js';
import { EMPTY_FORM, linkTo, type FragmentModel } from './fragment.model.js';
import type { CommentView } from '../publishing/page.view.js';

const comment = (change: Partial<CommentView> = {}): CommentView => ({
  id: '019a9f00-7c1e-7b3a-9f10-0c1d2e3f4a5b',
  parentId: null,
  body: 'مقال جميل',
  author: { name: 'ليلى', badge: null },
  createdAt: '2026-11-21T18:20:00.000Z',
  editedAt: null,
  isRemoved: false,
  pinned: false,
  likeCount: 0,
  replyCount: 0,
  replies: [],
  moreReplies: null,
  ...change,
});

function model(comments: CommentView[], count = comments.length, change: Partial<FragmentModel> = {}): FragmentModel {
  return {
    site: { key: 'demo', name: 'صحيفة النهر' },
    ...{ language: 'ar', locale: 'ar', labels: labelsIn('ar') },
    article: { key: 'مقال/1', title: 'دجلة', url: 'https://news.example/tigris', editions: [] },
    page: {
      article: { id: 'مقال/1', commentCount: count, commenting: 'open', reactions: { like: 3, dislike: 1 } },
      comments,
      page: { next: null, previous: null, hasMore: false },
    },
    ...{
      sort: 'newest',
      thread: null,
      own: [],
      reaction: 'none',
      isPremoderated: false,
      characterLimit: 1500,
      guests: 'name-and-email',
    },
    place: { service: '', page: '/demo', returnTo: '/demo' },
    proof: { token: 'hsf1_x', trap: 'contact_0' },
    form: EMPTY_FORM,
    ...change,
  };
}

const render = (...given: Parameters<typeof model>): string => fragment(model(...given)).text;

interface Described {
  readonly commentCount: number;
  readonly comment: readonly {
    readonly '@id': string;
    readonly text: string;
    readonly comment?: Described['comment'];
  }[];
}

function describedIn(text: string): Described {
  const json = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(text)?.[1] ?? '';
  return JSON.parse(json) as Described;
}

describe('fragment', () => {
  it.each([
    [0, '0 تعليق'],
    [1, 'تعليق واحد'],
    [2, 'تعليقان'],
    [3, '3 تعليقات'],
    [11, '11 تعليقًا'],
    [100, '100 تعليق'],
  ])('counts %d as %s', (count, words) => {
    expect(render([], count)).toMatch(new RegExp(`>\\s*${words}\\s*</h2>`));
  });

  it('has the words of the box under an Arabic article', () => {
    const text = render([]);
    for (const words of [
      'هل أعجبك هذا المقال؟',
      'أضف تعليقا',
      'سياسة الموقع بشأن التعليقات',
      'معلومات ضرورية',
      '1500 / 1500',
    ])
      expect(text).toContain(words);
  });

  it('shows what readers wrote as text, wherever it stands', () => {
    const evil = `"><img src=x onerror=alert(1)></script><script>alert('x')</script>`;
    const values = { name: evil, email: evil, body: `</textarea>${evil}`, title: evil, url: evil };
    const text = render([comment({ body: evil, author: { name: evil, badge: null } })], 1, {
      form: { ...EMPTY_FORM, values, message: evil, replyTo: { id: evil, name: evil } },
    });
    expect(text).not.toMatch(/<img|<script>|<\/textarea><\/textarea>/);
    expect(text.match(/<\/script/g)).toHaveLength(2);
    expect(describedIn(text).comment[0]?.text).toBe(evil);
  });

  it('keeps each name to itself and lets each text find its direction', () => {
    const text = render([comment({ author: { name: 'Tom \u202Eابجد', badge: null } })]);
    expect(text).toContain('<bdi>Tom \u202Eابجد</bdi>');
    expect(text).toMatch(/<p dir="auto">مقال جميل<\/p>/);
  });

  it('marks the place of a removed comment and describes its replies in its stead', () => {
    const reply = comment({ id: '019a9f00-7c1e-7b3a-9f10-0c1d2e3f4a5c', body: 'رد باقٍ' });
    const text = render([comment({ isRemoved: true, body: null, author: null, replies: [reply] })], 1);
    expect(text).toContain('حُذف هذا التعليق.');
    expect(describedIn(text).comment).toMatchObject([
      { '@id': 'https://news.example/tigris#comment-019a9f00-7c1e-7b3a-9f10-0c1d2e3f4a5c', text: 'رد باقٍ' },
    ]);
  });

  it('shows an own comment with its state and reasons', () => {
    const own = {
      ...{
        id: comment().id,
        status: 'held' as const,
        body: 'اتصلوا بي',
        author: { name: 'ليلى', badge: null },
        parentId: null,
      },
      ...{ createdAt: comment().createdAt, editedAt: null, revision: 1, awaitsConfirmation: false },
      ...{ decidedBy: 'software' as const, message: null, appeal: null, abilities: NO_ABILITIES },
      reasons: [{ clause: 'personal-data', title: 'الخصوصية', explanation: 'في التعليق رقم هاتف.' }],
    };
    const text = render([], 0, { own: [own] });
    expect(text).toContain('تعليقك بانتظار مراجعة أحد المشرفين.');
    expect(text).toContain('في التعليق رقم هاتف.');
    expect(describedIn(text).comment).toEqual([]);
    const waiting = { ...own, status: 'pending' as const, awaitsConfirmation: true };
    expect(render([], 0, { own: [waiting] })).toContain('ينتظر تأكيدك');
  });

  it('gives back a text that begins with line breaks as it was', () => {
    const values = { ...EMPTY_FORM.values, body: '\n\nنص' };
    expect(render([], 0, { form: { ...EMPTY_FORM, values } })).toContain('>\n\n\nنص</textarea');
  });

  it('has no form once the article is closed', () => {
    const closed = model([comment()]);
    const page = { ...closed.page, article: { ...closed.page.article, commenting: 'closed' as const } };
    const { text } = fragment({ ...closed, page });
    expect(text).not.toContain('id="form-body"');
    expect(text).toContain('أُغلق باب التعليق على هذا المقال.');
  });
});

describe('linkTo', () => {
  it.each([
    ['/demo', {}, '/demo#form'],
    ['/demo', { sort: 'top' }, '/demo?sort=top#form'],
    ['/demo?lang=en', { cursor: 'a&b' }, '/demo?lang=en&cursor=a%26b#form'],
  ])('adds to %s', (address, parameters, link) => {
    expect(linkTo(address, parameters, 'form')).toBe(link);
  });
});
