import { labelsIn, talkIn } from './box-labels.js';
import { BOX_LANGUAGES, type BoxLanguage } from './box-languages.js';
import { formatNumber, plural } from './plural.js';

type Tree = { readonly [key: string]: string | Tree | readonly string[] };

/** Every path to a sentence, without what is a plural form. */
function pathsOf(tree: Tree, before = ''): string[] {
  return Object.entries(tree).flatMap(([key, value]) => {
    if (typeof value === 'string' || Array.isArray(value)) return [before + key];
    return 'other' in value && 'one' in value
      ? [`${before}${key} (forms)`]
      : pathsOf(value as Tree, `${before}${key}.`);
  });
}

const formsIn = (language: BoxLanguage): [string, Record<string, string>][] => {
  const { ago } = talkIn(language);
  const counted = {
    ...labelsIn(language).counts,
    ...(ago && { minutes: ago.minutes, hours: ago.hours, days: ago.days }),
  };
  return Object.entries(counted) as unknown as [string, Record<string, string>][];
};

const OWN = /^(?:clauses|ago)/;
const shapeOf = (tree: object): string[] =>
  pathsOf(tree as Tree)
    .filter((path) => !OWN.test(path))
    .toSorted();

describe('the words of the comment box', () => {
  it.each(BOX_LANGUAGES)('are all there in %s', (language) => {
    expect(shapeOf(labelsIn(language))).toEqual(shapeOf(labelsIn('ar')));
    expect(shapeOf(talkIn(language))).toEqual(shapeOf(talkIn('ar')));
  });

  it.each(BOX_LANGUAGES)('have the plural forms of %s, no more and no fewer', (language) => {
    const { pluralCategories } = new Intl.PluralRules(language).resolvedOptions();
    for (const [noun, forms] of formsIn(language))
      expect([noun, Object.keys(forms).toSorted()]).toEqual([noun, pluralCategories.toSorted()]);
  });

  it.each(BOX_LANGUAGES)('leave no parameter out in %s', (language) => {
    const parameters = (tree: object): [string, string][] =>
      pathsOf(tree as Tree).flatMap((path) => {
        const value = path.split('.').reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], tree);
        return typeof value === 'string' ? [[path, (value.match(/\{\w+\}/g) ?? []).toSorted().join()]] : [];
      });
    const own = new Map([...parameters(labelsIn(language)), ...parameters(talkIn(language))]);
    for (const [path, names] of [...parameters(labelsIn('ar')), ...parameters(talkIn('ar'))])
      expect([path, own.get(path)]).toEqual([path, names]);
  });

  it.each([
    ['ar', 3, '3 تعليقات'],
    ['ar', 11, '11 تعليقًا'],
    ['fa', 3, '۳ دیدگاه'],
    ['ckb', 3, '٣ لێدوان'],
    ['fr', 1, '1 commentaire'],
    ['fr', 0, '0 commentaire'],
    ['en', 1, '1 comment'],
  ] as const)('count in %s: %d is %s', (language, count, words) => {
    expect(plural(language, count, labelsIn(language).counts.comments)).toBe(words);
  });

  it('writes digits as the language does', () => {
    expect(['ar', 'fa', 'ckb', 'fr'].map((language) => formatNumber(language, 1500))).toEqual([
      '1500',
      '۱۵۰۰',
      '١٥٠٠',
      '1500',
    ]);
  });
});
