import fc from 'fast-check';
import { BEGINNING, digestDetails, hashEntry, isSealOf, sealHead, type ChainEntry } from './audit-chain.js';

const ENTRY: ChainEntry = {
  siteId: '019a9f00-7c1e-7b3a-9f10-0c1d2e3f4a5b',
  seq: 1,
  id: '019a9f00-7c1e-7b3a-9f10-0c1d2e3f4a5c',
  at: new Date('2026-11-21T18:20:00.000Z'),
  actorId: null,
  action: 'session.started',
  subject: { type: 'account', id: '019a9f00-7c1e-7b3a-9f10-0c1d2e3f4a5d' },
  detailsDigest: null,
};

describe('The hash of an entry', () => {
  it('is SHA-256 over the hash before it and its canonical JSON, which others can compute', () => {
    // printf over 32 zero bytes and the JSON with its keys in order, by sha256sum.
    expect(hashEntry(BEGINNING, ENTRY).toString('hex')).toBe(
      'c1517c6b6ebe4d17d427519b6d7b97ccbcf9411fc56532ef1cadf14511173e31',
    );
  });

  it.each<[string, Partial<ChainEntry>]>([
    ['site', { siteId: ENTRY.id }],
    ['number', { seq: 2 }],
    ['id', { id: ENTRY.siteId }],
    ['moment', { at: new Date('2026-11-21T18:20:00.001Z') }],
    ['actor', { actorId: ENTRY.id }],
    ['action', { action: 'session.ended' }],
    ['kind of subject', { subject: { type: 'author', id: ENTRY.subject.id } }],
    ['subject', { subject: { type: 'account', id: 'unknown' } }],
    ['details', { detailsDigest: BEGINNING }],
  ])('changes with its %s', (_, change) => {
    expect(hashEntry(BEGINNING, { ...ENTRY, ...change })).not.toEqual(hashEntry(BEGINNING, ENTRY));
  });

  it('changes with the entry before', () => {
    expect(hashEntry(Buffer.alloc(32, 1), ENTRY)).not.toEqual(hashEntry(BEGINNING, ENTRY));
  });
});

describe('The digest of details', () => {
  const salt = Buffer.alloc(32, 7);

  it('does not depend on the order of their fields, and does on the salt', () => {
    expect(digestDetails(salt, { a: 1, b: [2] })).toEqual(digestDetails(salt, { b: [2], a: 1 }));
    expect(digestDetails(BEGINNING, { a: 1 })).not.toEqual(digestDetails(salt, { a: 1 }));
  });

  it('differs wherever the JSON differs', () => {
    const details = fc.dictionary(fc.string(), fc.jsonValue());
    fc.assert(
      fc.property(details, details, (one, other) => {
        const isSame = digestDetails(salt, one).equals(digestDetails(salt, other));
        const bytes = (value: object): string => JSON.stringify(sorted(value));
        expect(isSame).toBe(bytes(one) === bytes(other));
      }),
    );
  });
});

/** The same JSON with the fields of every object in one order. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).map(([key, inner]) => [key, sorted(inner)] as const);
  return fields.toSorted(([a], [b]) => (a < b ? -1 : 1));
}

describe('The seal of a head', () => {
  const key = Buffer.alloc(32, 3);
  const head = { siteId: ENTRY.siteId, seq: 7, hash: Buffer.alloc(32, 9) };

  it('is right for this end of this chain with this key, and for nothing else', () => {
    const seal = sealHead(key, head);
    expect(isSealOf(key, head, seal)).toBe(true);
    for (const change of [{ seq: 6 }, { siteId: ENTRY.id }, { hash: BEGINNING }])
      expect(isSealOf(key, { ...head, ...change }, seal)).toBe(false);
    expect(isSealOf(Buffer.alloc(32, 4), head, seal)).toBe(false);
    expect(isSealOf(key, head, Buffer.alloc(0))).toBe(false);
  });
});
