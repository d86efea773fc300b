import { useWording } from '../i18n/language.js';
import { Panel, Table } from '../parts/page.js';
import { CsvLink } from './csv-link.js';
import { useFigureWords, type HowJudged } from './figures.js';

interface Props {
  readonly title: string;
  readonly head: string;
  readonly rows: readonly HowJudged[];
  readonly csv: string | null;
}

/** How often the policy stopped something, and what moderators thought of it. */
export function Judged({ title, head, rows, csv }: Props) {
  const { m, formats } = useWording();
  const words = useFigureWords();
  const nameOf = ({ key, title: given }: HowJudged): string =>
    given ?? m.checks[key as keyof typeof m.checks] ?? m.clauses[key as keyof typeof m.clauses] ?? key;
  return (
    <Panel title={title} note={words.judgedNote} deeds={<CsvLink href={csv} table={title} />}>
      {rows.length === 0 && <p className="soft">{words.none}</p>}
      {rows.length > 0 && (
        <Table label={title} columns={[head, words.shown, words.agreed, words.overturned, words.agreement]}>
          {rows.map((row) => (
            <tr key={row.key}>
              <th scope="row">{nameOf(row)}</th>
              {(['shown', 'agreed', 'overturned'] as const).map((name) => (
                <td key={name} className="number">
                  {formats.number(row[name])}
                </td>
              ))}
              <td>
                <Agreement {...row} />
              </td>
            </tr>
          ))}
        </Table>
      )}
    </Panel>
  );
}

function Agreement({ agreed, overturned }: HowJudged) {
  const { formats } = useWording();
  const judged = agreed + overturned;
  if (judged === 0) return '–';
  const share = agreed / judged;
  return (
    <span className="agreement">
      <span className="meter" aria-hidden="true">
        <span style={{ inlineSize: `${share * 100}%` }} />
      </span>
      <span className="number">{formats.percent(share)}</span>
    </span>
  );
}
