import { cliticVariants } from './clitics.js';

const SUFFIXES = ['هما', 'كما', 'ات', 'ين', 'ون', 'ها', 'هم', 'كم', 'نا', 'ه', 'ي', 'ك'];

/** Stems that a folded Arabic word may have. */
export function stemsOf(word: string): readonly string[] {
  const forms = cliticVariants(word);
  const cut = forms.flatMap((form) =>
    SUFFIXES.filter((suffix) => form.endsWith(suffix) && form.length - suffix.length > 2).map((suffix) =>
      form.slice(0, -suffix.length),
    ),
  );
  return [...new Set([...forms, ...cut])];
}
