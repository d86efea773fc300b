import { fill } from '../i18n/language.js';
import { useFigureWords } from './figures.js';

interface Props {
  /** null as long as the file would not be whole. */
  readonly href: string | null;
  readonly table: string;
}

/** The table as a file for spreadsheets. */
export function CsvLink({ href, table }: Props) {
  const words = useFigureWords();
  if (href === null) return null;
  return (
    <a className="button is-quiet" href={href} download aria-label={fill(words.csvOf, { table })}>
      {words.csv}
    </a>
  );
}
