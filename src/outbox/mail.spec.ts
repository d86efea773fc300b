import { writeMail, type Letter } from './mail.js';

const LETTER: Letter = {
  locale: 'ar',
  subject: 'موضوع',
  before: ['قبل', '<b>“R&D”</b>'],
  link: { address: 'https://news.example/a?b=1&c=2', words: 'الرابط' },
  after: ['بعد'],
};

describe('a mail', () => {
  it('says the same as text and as HTML, in the direction of its language', () => {
    const { to, subject, text, html } = writeMail('layla@example.org', LETTER);
    expect([to, subject]).toEqual(['layla@example.org', 'موضوع']);
    expect(text).toBe('قبل\n\n<b>“R&D”</b>\n\nhttps://news.example/a?b=1&c=2\n\nبعد');
    expect(html).toContain('<html lang="ar" dir="rtl">');
    expect(writeMail('a@b.example', { ...LETTER, locale: 'en' }).html).toContain('<html lang="en" dir="ltr">');
  });

  it('is only text to whoever shows its HTML, whatever the site is called', () => {
    const { html } = writeMail('layla@example.org', LETTER);
    expect(html).toContain('<p>&#60;b&#62;“R&#38;D”&#60;/b&#62;</p>');
    expect(html).toContain('href="https://news.example/a?b=1&#38;c=2"');
  });
});
