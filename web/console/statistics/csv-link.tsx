import { fill } from '../i18n/language.js';
import { useFigureWords } from './figures.js';

/** The table as a file for spreadsheets. */
export function CsvLink({ href, table }: { readonly href: string; readonly table: string }) {
  const words = useFigureWords();
  return (
    <a className="button is-quiet" href={href} download aria-label={fill(words.csvOf, { table })}>
      {words.csv}
    </a>
  );
}
