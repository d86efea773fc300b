import { findAddresses, hostOf } from './addresses.js';

const linksIn = (text: string): string[] => findAddresses(text).links.map(({ start, end }) => text.slice(start, end));

describe('finding links', () => {
  it.each([
    ['انظر https://example.com/a?b=1، شكرا', 'https://example.com/a?b=1'],
    ['الموقع example.com مفيد', 'example.com'],
    ['الموقع Example.Com مفيد', 'Example.Com'],
    ['زوروا www.alnoor.sa', 'www.alnoor.sa'],
    ['win at foo.casino', 'foo.casino'],
    ['(bit.ly/abc)', 'bit.ly/abc'],
    ['t.me/joinus', 't.me/joinus'],
    ['http://192.0.2.7/x', 'http://192.0.2.7/x'],
    ['192.0.2.7', '192.0.2.7'],
    ['https://موقع.مصر/خبر', 'https://موقع.مصر/خبر'],
    ['الرابط:http://example.com', 'http://example.com'],
  ])('in %j finds %j', (text, link) => {
    expect(linksIn(text)).toEqual([link]);
  });

  it.each([
    'السلام.شكرا',
    'انتهى الأمر.مصر ستنتصر',
    'النسبة 3.5 من 10.25',
    'notes.md index.html node.js setup.sh archive.zip',
    'This is the end.So we left',
    'الساعة 5.pm',
    'U.S.A. e.g. i.e. Ph.D',
    'انتظر...com',
    'اكتب لي a@b.com',
    'localhost:3000',
    '...',
  ])('sees none in %j', (text) => {
    expect(linksIn(text)).toEqual([]);
  });

  it('names the host in ASCII and the registrable domain', () => {
    const [first, second] = findAddresses('http://News.Example.co.uk/ http://192.0.2.7/').links;
    expect(first).toMatchObject({ host: 'news.example.co.uk', domain: 'example.co.uk' });
    expect(second).toMatchObject({ host: '192.0.2.7', domain: null });
    expect(hostOf('http://موقع.مصر')).toBe('xn--4gbrim.xn--wgbh1c');
    expect(hostOf('http://')).toBeNull();
  });
});

describe('finding e-mail addresses', () => {
  it.each(['راسلني a.b@example.com الآن', 'بريدي:a.b@example.com', 'mailto:a.b@example.com'])(
    'finds it in %j',
    (text) => {
      expect(findAddresses(text).emails).toHaveLength(1);
    },
  );

  it('says where it stands', () => {
    expect(findAddresses('هو a@b.com.').emails).toEqual([{ start: 3, end: 10 }]);
  });

  it.each(['@someone قال', 'الساعة @ 5', 'a@b'])('sees none in %j', (text) => {
    expect(findAddresses(text).emails).toEqual([]);
  });
});
