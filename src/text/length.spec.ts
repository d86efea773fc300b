import * as fc from 'fast-check';
import { bodyLength, countCharacters, fitsCharacters, normalizeBody } from './length.js';

const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc.string({
    unit: fc.constantFrom('ا', 'ل', '\u064E', '\u0651', '\u0640', ' ', '\n', '\r', 'é', '\u0600', '\u200D', '1'),
  }),
);

describe('counting characters', () => {
  it.each([
    ['', 0],
    ['سلام', 4],
    ['س\u064Eل\u064Eام\u064C', 4],
    ['الله\u0651\u064E', 4],
    ['cafe\u0301', 4],
    ['👨\u200D👩\u200D👧\u200D👦', 1],
    ['🇮🇶🇪🇬', 2],
    ['👍🏽!', 2],
    ['1\uFE0F\u20E3', 1],
    ['a\r\nb', 3],
    ['\u064E', 1],
    ['\n\u064E', 2],
  ])('counts %j as %i', (text, expected) => {
    expect(countCharacters(text)).toBe(expected);
  });

  it('counts what the segmenter counts, whichever way it takes', () => {
    const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' });
    fc.assert(fc.property(anyText, (text) => expect(countCharacters(text)).toBe([...segmenter.segment(text)].length)));
  });

  it('says that a text fits exactly when its count is within the limit', () => {
    fc.assert(
      fc.property(anyText, fc.nat(12), (text, limit) =>
        expect(fitsCharacters(text, limit)).toBe(countCharacters(text) <= limit),
      ),
    );
  });

  it('counts the body as it would be stored', () => {
    expect(bodyLength('  سلام\r\nعليكم \u200F\n')).toBe(10);
  });
});

describe('normalising a body', () => {
  it.each([
    ['a\r\nb\rc', 'a\nb\nc'],
    ['cafe\u0301', 'caf\u00E9'],
    ['\uFEFF\u00A0\u200B مرحبا \u2800\u3164\u200F\n', 'مرحبا'],
    ['\u202Eabc', '\u202Eabc'],
    [' \t\n\u2003', ''],
    ['\0 a \0', '\0 a \0'],
    ['م\u0640\u0640\u0640رحبا', 'م\u0640\u0640\u0640رحبا'],
  ])('turns %j into %j', (raw, expected) => {
    expect(normalizeBody(raw)).toBe(expected);
  });

  it('changes nothing the second time', () => {
    fc.assert(fc.property(anyText, (raw) => expect(normalizeBody(normalizeBody(raw))).toBe(normalizeBody(raw))));
  });
});
