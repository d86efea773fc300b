import { useWording } from '../i18n/language.js';
import { Panel, Table } from '../parts/page.js';
import { CsvLink } from './csv-link.js';
import { useDuration, useFigureWords, type Figures } from './figures.js';

interface Props {
  readonly figures: Figures;
  readonly csv: string | null;
}

const COUNTS = ['decisions', 'approved', 'rejected', 'held', 'undone'] as const;

/** How much each moderator decided. */
export function Moderators({ figures: { perModerator }, csv }: Props) {
  const { formats } = useWording();
  const words = useFigureWords();
  const inWords = useDuration();
  const columns = [words.name, ...COUNTS.map((name) => words[name]), words.median];
  return (
    <Panel title={words.moderators} deeds={<CsvLink href={csv} table={words.moderators} />}>
      {perModerator.length === 0 && <p className="soft">{words.none}</p>}
      {perModerator.length > 0 && (
        <Table label={words.moderators} columns={columns}>
          {perModerator.map((moderator) => (
            <tr key={moderator.id}>
              <th scope="row">
                <bdi>{moderator.name}</bdi>
              </th>
              {COUNTS.map((name) => (
                <td key={name} className="number">
                  {formats.number(moderator[name])}
                </td>
              ))}
              <td className="number">{inWords(moderator.medianSeconds)}</td>
            </tr>
          ))}
        </Table>
      )}
    </Panel>
  );
}
