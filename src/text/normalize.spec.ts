import * as fc from 'fast-check';
import { findUnstorable, normalizeName } from './normalize.js';

describe('normalising a name', () => {
  it.each([
    ['  أحمد \n\t العلي ', 'أحمد العلي'],
    ['\u202Eأحمد\u202C', 'أحمد'],
    ['\u2067سارة\u2069', 'سارة'],
    ['Jose\u0301', 'Jos\u00E9'],
    ['فاطمه\u200Cزهرا', 'فاطمه\u200Cزهرا'],
    ['\u202D \u202C', ''],
  ])('turns %j into %j', (raw, expected) => {
    expect(normalizeName(raw)).toBe(expected);
  });

  it('leaves one line without direction controls, and changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (raw) => {
        const name = normalizeName(raw);
        expect(name).not.toMatch(/[\r\n\u202A-\u202E\u2066-\u2069]/);
        expect(normalizeName(name)).toBe(name);
      }),
    );
  });
});

describe('finding what cannot be stored', () => {
  it.each([
    ['سلام 😀', null],
    ['a\0b', 'nul'],
    ['a\uD83D', 'lone-surrogate'],
    ['\uDE00\uD83D', 'lone-surrogate'],
  ])('in %j is %j', (raw, expected) => {
    expect(findUnstorable(raw)).toBe(expected);
  });
});
