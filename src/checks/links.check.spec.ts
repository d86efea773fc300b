import { defaultCheckSettings } from './check-settings.js';
import { firstComment } from './first-comment.js';
import { links } from './links.check.js';

const SETTINGS = { ...defaultCheckSettings([]), trustedDomains: ['alnoor.com', 'news.example.org', 'موقع.مصر'] };
const run = (body: string, settings = SETTINGS) =>
  links.run(firstComment(body, settings)).map(({ code, severity }) => `${severity} ${code}`);

describe('links', () => {
  it.each([
    ['لا رابط هنا', []],
    ['http://a.com', ['flag link']],
    ['http://a.com http://b.com', ['hold too-many-links']],
    ['bit.ly/x', ['flag link', 'hold link-shortener']],
    ['https://chat.whatsapp.com/abc', ['flag link', 'hold link-to-chat']],
    ['wa.me/x t.me/x', ['hold too-many-links', 'hold link-to-chat', 'hold link-to-chat']],
  ])('in %j give %j', (body, findings) => {
    expect(run(body)).toEqual(findings);
  });

  it.each([
    'https://alnoor.com/1',
    'www.alnoor.com',
    'http://m.ALNOOR.com',
    'https://a.news.example.org',
    'https://موقع.مصر/خبر',
  ])('do not count when they lead to a trusted domain: %s', (body) => {
    expect(run(body)).toEqual([]);
  });

  it.each(['http://evil-alnoor.com', 'http://alnoor.com.evil.net', 'http://example.org'])(
    'count when the domain only looks trusted: %s',
    (body) => {
      expect(run(body)).toEqual(['flag link']);
    },
  );

  it('are held from the first one where the site wants it', () => {
    expect(run('http://a.com', { ...SETTINGS, linksToHold: 1 })).toEqual(['hold too-many-links']);
    expect(run('بلا رابط', { ...SETTINGS, linksToHold: 0 })).toEqual([]);
  });

  it('are shown where they stand', () => {
    const [finding] = links.run(firstComment('انظر a.com هنا', SETTINGS));
    expect(finding).toMatchObject({ params: { count: 1 }, evidence: [{ start: 5, end: 10 }] });
  });

  it('are held in a name', () => {
    const findings = links.run({ ...firstComment('شكرا', SETTINGS), authorName: 'www.casino.com' });
    expect(findings).toMatchObject([{ code: 'links-in-name', severity: 'hold', evidence: [] }]);
  });
});

describe('links to domains that a site blocks', () => {
  const blocked = {
    ...SETTINGS,
    blockedDomains: [
      { domain: 'bad.com', severity: 'reject' as const },
      { domain: 'dubious.net', severity: 'hold' as const },
      { domain: 'alnoor.com', severity: 'hold' as const },
      { domain: '', severity: 'reject' as const },
    ],
  };

  it.each([
    ['http://bad.com', ['flag link', 'reject link-blocked']],
    ['http://a.b.bad.com/x', ['flag link', 'reject link-blocked']],
    ['http://dubious.net', ['flag link', 'hold link-blocked']],
    ['http://notbad.com', ['flag link']],
    ['http://alnoor.com', ['flag link', 'hold link-blocked']],
  ])('%s give %j', (body, findings) => {
    expect(run(body, blocked)).toEqual(findings);
  });
});

describe('links that look like others', () => {
  it.each([
    'http://a1noor.com',
    'http://pаypal.com',
    'http://g00gle.com',
    'http://xn--80ak6aa92e.com',
    'http://rnicrosoft.com',
  ])('are held: %s', (body) => {
    expect(run(body)).toEqual(['flag link', 'hold link-look-alike']);
  });

  it.each(['http://google.com', 'http://www.paypal.com', 'http://موقع-آخر.مصر', 'http://m1.com', 'http://bücher.de'])(
    'are not: %s',
    (body) => {
      expect(run(body)).toEqual(['flag link']);
    },
  );
});
