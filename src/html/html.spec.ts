import { escapeHtml, html, jsonScript } from './html.js';

describe('html', () => {
  it.each([
    ['<script>alert(1)</script>', '&lt;script&gt;alert(1)&lt;/script&gt;'],
    ['" onmouseover="alert(1)', '&quot; onmouseover=&quot;alert(1)'],
    ["' autofocus onfocus='alert(1)", '&#39; autofocus onfocus=&#39;alert(1)'],
    ['الماء & الخضرة', 'الماء &amp; الخضرة'],
    ['&lt;', '&amp;lt;'],
    ['سلام \u202E<b>', 'سلام \u202E&lt;b&gt;'],
    ['\u2066مرحبا\u2069', '\u2066مرحبا\u2069'],
  ])('escapes %j between tags and in attributes', (raw, escaped) => {
    expect(escapeHtml(raw)).toBe(escaped);
    expect(html`<p title="${raw}">${raw}</p>`.text).toBe(`<p title="${escaped}">${escaped}</p>`);
  });

  it('keeps markup, joins lists and leaves out what is not there', () => {
    const items = ['أ', '<ب>'].map((text) => html`<b>${text}</b>`);
    expect(html`<p>${items}${null}${undefined}${false}${0}</p>`.text).toBe('<p><b>أ</b><b>&lt;ب&gt;</b>0</p>');
  });

  it('takes only its own markup for markup', () => {
    const forged = JSON.parse('{"text":"<img src=x onerror=alert(1)>"}') as never;
    expect(() => html`<p>${forged}</p>`).toThrow(TypeError);
  });

  it('writes JSON that cannot end its element', () => {
    const { text } = jsonScript('application/ld+json', { text: '</script><script>alert(1)</script><!--' });
    expect(text.match(/<\/?script/g)).toHaveLength(2);
    expect(text).not.toContain('<!--');
    const json = text.replace(/^<script[^>]*>|<\/script>$/g, '');
    expect(JSON.parse(json)).toEqual({ text: '</script><script>alert(1)</script><!--' });
  });
});
