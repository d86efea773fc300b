import { readSubmittedText } from './submitted-text.js';

describe('a submitted text', () => {
  it('keeps the original and offers what is derived from it', () => {
    const text = readSubmittedText('أن\u0640ت 2 example.com');
    expect(text.original).toBe('أن\u0640ت 2 example.com');
    expect(text.folded.text).toBe('انت 2 example.com');
    expect(text.words.map((word) => word.text)).toEqual(['انت', '2', 'example', 'com']);
    expect(text.letters).toBe(13);
    expect(text.addresses.links).toHaveLength(1);
  });

  it('looks for addresses once', () => {
    const text = readSubmittedText('http://example.com');
    expect(text.addresses).toBe(text.addresses);
  });
});
