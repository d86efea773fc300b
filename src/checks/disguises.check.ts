import { findDisguises } from '../reading/disguises.js';
import type { Check } from './check.js';

/**
 * Words written so that a list would not know them, in ways that people who hide nothing almost never use. Invisible
 * characters are the business of `hidden-characters`.
 */
export const disguises: Check = {
  name: 'disguises',
  run: ({ text }) => {
    const rare = findDisguises(text).filter(({ isRare, kind }) => isRare && kind !== 'zero-width');
    const [first] = rare;
    if (!first) return [];
    const { name: check } = disguises;
    const params = { count: rare.length, disguise: first.kind };
    const evidence = rare.map(({ start, end }) => ({ start, end }));
    return [{ check, category: 'disguise', severity: 'hold', score: 0.5, code: 'rare-disguise', params, evidence }];
  },
};
