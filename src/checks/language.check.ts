import type { Check } from './check.js';

/** Of a greeting or a name nobody can tell the language. */
const FEWEST_LETTERS = 12;

/** Holds what the site's moderators may not be able to read. Two scripts side by side pass where one of them is taken. */
export const language: Check = {
  name: 'language',
  run: ({ text, settings: { languages } }) => {
    if (languages.length === 0 || text.letters < FEWEST_LETTERS) return [];
    const { language: found } = text.language;
    if (found === 'none' || found === 'mixed' || languages.includes(found)) return [];
    const evidence = [{ start: 0, end: text.original.length }];
    const { name: check } = language;
    const params = { language: found };
    return [
      { check, category: 'style', severity: 'hold', score: 0.4, code: 'language-not-accepted', params, evidence },
    ];
  },
};
