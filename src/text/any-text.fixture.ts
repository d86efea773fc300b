import * as fc from 'fast-check';

/** Texts of every kind: all of Unicode, loose code units with lone surrogates, and dense mixtures of what is treated specially. */
export const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(fc.nat(0xffff)).map((units) => String.fromCharCode(...units)),
  fc.string({
    unit: fc.constantFrom(
      ...'كلبلأاهوعحيst lo3795*.-_@$1',
      '\u0640',
      '\u064E',
      '\u200C',
      '\u066E',
      '\u06A1',
      '\u0430',
      '\n',
      '\u{1F600}',
      '\uD835',
      '\uDC00',
      '\uFDFA',
    ),
  }),
);
