import { disguises } from './disguises.check.js';
import { firstComment } from './first-comment.js';

const run = (body: string) =>
  disguises.run(firstComment(body)).map(({ severity, params }) => [severity, params['disguise']]);

describe('disguised words', () => {
  it.each(['يا ح*ار اسكت', 'أنت ح.م.ا.ر كبير', 'يا ح م ا ر اسكت'])('are held whatever they say: %s', (body) => {
    expect(run(body)).toMatchObject([['hold', expect.any(String)]]);
  });

  it.each(['يا جمـــيل', 'كِتَابٌ مُبِينٌ', 'رائعععععع', 'U.S.A. and e.g. this', 'مقال ممتاز 5/5', '3-2 فوز مستحق'])(
    'are not: %s',
    (body) => {
      expect(run(body)).toEqual([]);
    },
  );
});
