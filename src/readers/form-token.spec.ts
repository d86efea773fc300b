import { FormTokens } from './form-token.js';

const SITE = '019a9f00-7c1e-7b3a-9f10-0c1d2e3f4a5b';
const NOW = new Date('2026-11-22T04:00:03Z');
const later = (seconds: number): Date => new Date(NOW.getTime() + seconds * 1_000);

describe('a form’s token', () => {
  const tokens = new FormTokens(Buffer.alloc(32, 1));
  const token = tokens.issue(SITE, 'a', NOW);

  it('tells when the form was given out', () => {
    expect(tokens.read(SITE, 'a', token, later(60))).toEqual(NOW);
  });

  it.each([
    ['of another site', tokens.read('019a9f00-7c1e-7b3a-9f10-0c1d2e3f4a5c', 'a', token, NOW)],
    ['of another article', tokens.read(SITE, 'b', token, NOW)],
    ['of another key', new FormTokens(Buffer.alloc(32, 2)).read(SITE, 'a', token, NOW)],
    ['of yesterday', tokens.read(SITE, 'a', token, later(90_000))],
    ['of tomorrow', tokens.read(SITE, 'a', token, later(-90_000))],
    ['that is altered', tokens.read(SITE, 'a', `${token.slice(0, -2)}AA`, NOW)],
    ['that is cut', tokens.read(SITE, 'a', token.slice(0, -4), NOW)],
    ['that is empty', tokens.read(SITE, 'a', '', NOW)],
  ])('says nothing when it is one %s', (_, read) => {
    expect(read).toBeNull();
  });

  it('goes with a trap that is called otherwise on each site', () => {
    const names = [SITE, '019a9f00-7c1e-7b3a-9f10-0c1d2e3f4a5c'].map((site) => tokens.trapName(site));
    expect(new Set(names).size).toBe(2);
    expect(names.every((name) => /^contact_[0-9a-f]{8}$/.test(name))).toBe(true);
  });
});
