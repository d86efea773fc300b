import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { v7 as uuidv7 } from 'uuid';
import { AuthorTokens } from './author-token.js';

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_+/=.!\u00e9 ';

describe('An author token', () => {
  const tokens = new AuthorTokens(randomBytes(32));
  const site = uuidv7();
  const author = uuidv7();
  const token = tokens.issue(site, author);

  it('names its author, on its own site and with its own key', () => {
    expect(tokens.verify(site, token)).toBe(author);
    expect(tokens.verify(uuidv7(), token)).toBeNull();
    expect(new AuthorTokens(randomBytes(32)).verify(site, token)).toBeNull();
  });

  it('is refused with any character altered, added or left out', () => {
    const at = fc.nat(token.length - 1);
    const letter = fc.constantFrom(...LETTERS);
    fc.assert(
      fc.property(at, letter, fc.constantFrom(0, 1), fc.boolean(), (place, other, taken, isAdded) => {
        const altered = token.slice(0, place) + (isAdded ? other : '') + token.slice(place + taken);
        expect([null, altered === token ? author : null]).toContain(tokens.verify(site, altered));
      }),
      { numRuns: 2_000 },
    );
  });
});
