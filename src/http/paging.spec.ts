import fc from 'fast-check';
import { CursorCodec, type Position } from './paging.js';
import { Problem } from './problem.js';

const ID = '019a9f00-7c1e-7b3a-9f10-0c1d2e3f4a5b';

describe('A cursor', () => {
  const cursors = new CursorCodec(Buffer.alloc(32, 7));

  it('gives back the place it was made from, whatever number the list is ordered by', () => {
    const keys = fc.double({ noNaN: true, noDefaultInfinity: true }).map((key) => key + 0);
    fc.assert(
      fc.property(keys, fc.constantFrom('next', 'previous'), (key, direction: Position['direction']) => {
        const position = { direction, key, id: ID };
        expect(cursors.read('list', cursors.write('list', position))).toEqual(position);
      }),
    );
  });

  it('is refused with any byte altered, and for another list', () => {
    const cursor = cursors.write('list', { direction: 'next', key: -82_412.25, id: ID });
    expect(() => cursors.read('other', cursor)).toThrow(Problem);
    for (let at = 0; at < cursor.length; at += 1) {
      const altered = cursor.slice(0, at) + (cursor[at] === 'A' ? 'B' : 'A') + cursor.slice(at + 1);
      expect(() => cursors.read('list', altered)).toThrow(Problem);
    }
  });
});
