import { fold } from '../text/fold.js';
import type { Reading } from '../reading/reading.js';
import { cliticVariants } from '../text/clitics.js';
import { GROUPS } from './own-groups.js';

/** The single words that name a group, folded and without article. */
const NAMES = new Set(
  GROUPS.flatMap(({ subject, object }) => [subject, object])
    .filter((name) => !name.includes(' '))
    .flatMap((name) => cliticVariants(fold(name).text)),
);

/** Whether a text names a people, a religion, a sect, women, or another group that hate is aimed at. */
export function mentionsGroup({ words }: Reading): boolean {
  return words.some(({ text }) => cliticVariants(text).some((stem) => NAMES.has(stem)));
}
