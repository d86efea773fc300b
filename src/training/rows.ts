import { readFileSync } from 'node:fs';

/** One labelled text. `label` 1 is offensive, hateful, toxic or spam; `sub` a finer label of its source. */
export interface Row {
  readonly text: string;
  readonly label: 0 | 1;
  readonly source: string;
  readonly sub: string;
  readonly lang: string;
  /** P: a permissive licence was seen; NC: non-commercial; U: none stated or seen. */
  readonly licence: string;
}

/**
 * Reads a TSV with a header line; only `text` and `label` are required.
 * @throws Error naming the file and what is missing or the line that is wrong
 */
export function readRows(path: string): Row[] {
  const [header = '', ...lines] = readFileSync(path, 'utf8').split(/\r?\n/);
  const names = header.split('\t');
  const at = (name: string): number => names.indexOf(name);
  if (at('text') < 0 || at('label') < 0)
    throw new Error(`${path}: the first line must name the columns text and label`);
  return lines.flatMap((line, index) => {
    if (line === '') return [];
    const fields = line.split('\t');
    const label = fields[at('label')];
    if (label !== '0' && label !== '1') throw new Error(`${path}:${index + 2}: the label must be 0 or 1`);
    const field = (name: string, otherwise: string): string => fields[at(name)] ?? otherwise;
    return [
      {
        text: field('text', ''),
        label: label === '1' ? 1 : 0,
        source: field('source', field('set', 'file')),
        sub: field('sub', field('functionality', '')),
        lang: field('lang', ''),
        licence: field('lic', 'U'),
      },
    ];
  });
}
