import { useWording } from '../i18n/language.js';
import { Panel, Table } from '../parts/page.js';
import { CsvLink } from './csv-link.js';
import { useFigureWords, type Day, type Figures } from './figures.js';

interface Props {
  readonly figures: Figures;
  readonly csv: string | null;
}

const OUTCOMES = ['approved', 'held', 'rejected'] as const;

/** What arrived and what was decided each day: as bars for the eye, as a table for everybody. */
export function Days({ figures: { perDay, backlog }, csv }: Props) {
  const { formats } = useWording();
  const words = useFigureWords();
  const queue = new Map(backlog.perDay.map((day) => [day.day, day]));
  const columns = [words.day, words.received, words.approved, words.held, words.rejected, words.entered, words.left];
  return (
    <Panel title={words.days} deeds={<CsvLink href={csv} table={words.days} />}>
      <ul className="row small">
        {OUTCOMES.map((outcome) => (
          <li key={outcome} className="row">
            <span className={`key is-${outcome}`} aria-hidden="true" /> {words[outcome]}
          </li>
        ))}
      </ul>
      <Bars days={perDay} />
      <details>
        <summary className="small">{words.asTable}</summary>
        <Table label={words.days} columns={columns}>
          {perDay.toReversed().map((day) => (
            <tr key={day.day}>
              <th scope="row" className="number">
                {formats.day(day.day)}
              </th>
              {(['received', ...OUTCOMES] as const).map((name) => (
                <td key={name} className="number">
                  {formats.number(day[name])}
                </td>
              ))}
              <td className="number">{formats.number(queue.get(day.day)?.entered ?? 0)}</td>
              <td className="number">{formats.number(queue.get(day.day)?.left ?? 0)}</td>
            </tr>
          ))}
        </Table>
      </details>
    </Panel>
  );
}

const totalOf = (day: Day): number => OUTCOMES.reduce((sum, outcome) => sum + day[outcome], 0);

/** One bar a day, from the start of the line: right to left in Arabic. The table under it says the same in numbers. */
function Bars({ days }: { readonly days: readonly Day[] }) {
  const { formats } = useWording();
  const highest = Math.max(1, ...days.map(totalOf));
  const share = (count: number): string => `${(count / highest) * 100}%`;
  const [first, last] = [days[0], days.at(-1)];
  return (
    <figure className="chart" aria-hidden="true">
      <span className="small soft">{formats.number(highest)}</span>
      <div className="bars">
        {days.map((day) => (
          <div key={day.day} className="bar" title={`${formats.day(day.day)}: ${formats.number(totalOf(day))}`}>
            {OUTCOMES.map((outcome) => (
              <span key={outcome} className={`is-${outcome}`} style={{ blockSize: share(day[outcome]) }} />
            ))}
          </div>
        ))}
      </div>
      <figcaption className="row is-apart small soft">
        <span>{first && formats.day(first.day)}</span>
        <span>{last && formats.day(last.day)}</span>
      </figcaption>
    </figure>
  );
}
