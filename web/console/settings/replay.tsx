import { useQuery } from '@tanstack/react-query';
import { fill, useWording } from '../i18n/language.js';
import { Ask } from '../parts/dialog.js';
import { Waiting } from '../parts/list.js';
import { Table } from '../parts/page.js';
import { call } from '../shell/api.js';
import { useDraft } from './draft.js';
import { useSettingsWords } from './settings.js';

type Status = 'approved' | 'held' | 'rejected';
const STATUSES: readonly Status[] = ['approved', 'held', 'rejected'];

interface Agreement {
  readonly moderated: number;
  readonly share: number | null;
}
interface ReplayAnswer {
  readonly compared: number;
  readonly same: number;
  readonly matrix: Readonly<Record<Status, Readonly<Record<Status, number>>>>;
  readonly agreementBefore: Agreement;
  readonly agreementAfter: Agreement;
  readonly examples: readonly {
    readonly id: string;
    readonly body: string;
    readonly before: Status;
    readonly after: Status;
    readonly moderator: Status | null;
  }[];
}

/** What the unsaved settings would have made of the newest decided comments. */
export default function Replay({ onClose }: { readonly onClose: () => void }) {
  const words = useSettingsWords();
  const { site, changes, setProblem } = useDraft();
  const { data, error } = useQuery({
    queryKey: ['replay', site, changes],
    gcTime: 0,
    staleTime: Infinity,
    retry: false,
    queryFn: async ({ signal }) => {
      try {
        return await call<ReplayAnswer>('POST', `/moderation/sites/${site}/settings/replay`, {
          body: { changes },
          signal,
        });
      } catch (failure) {
        setProblem(failure);
        throw failure;
      }
    },
  });
  return (
    <Ask title={words.replayTitle} onClose={onClose} isWide>
      {!data && !error && <p role="status">{words.replayRunning}</p>}
      {error && <Waiting error={error} />}
      {data && <Report report={data} />}
    </Ask>
  );
}

function Report({ report }: { readonly report: ReplayAnswer }) {
  const { m, formats, plural } = useWording();
  const words = useSettingsWords();
  const columns = [words.nowAs, ...STATUSES.map((status) => fill(words.wouldBe, { status: m.status[status] }))];
  const { compared, same, matrix, agreementBefore, agreementAfter } = report;
  const percent = ({ share }: Agreement): string => (share === null ? '–' : formats.percent(share));
  return (
    <>
      <p role="status">
        {plural(compared, words.replayCompared)} {compared > 0 && compared === same && words.replaySame}
      </p>
      <Table label={words.matrix} columns={columns}>
        {STATUSES.map((before) => (
          <tr key={before}>
            <th scope="row">{m.status[before]}</th>
            {STATUSES.map((after) => (
              <td key={after} className={before === after ? 'number soft' : 'number'}>
                {before !== after && matrix[before][after] > 0 ? (
                  <strong>{formats.number(matrix[before][after])}</strong>
                ) : (
                  formats.number(matrix[before][after])
                )}
              </td>
            ))}
          </tr>
        ))}
      </Table>
      <p>
        {words.agreementTitle}:{' '}
        {agreementBefore.moderated === 0
          ? words.agreementNone
          : `${fill(words.agreementBefore, { percent: percent(agreementBefore) })} · ${fill(words.agreementAfter, { percent: percent(agreementAfter) })}`}
      </p>
      {report.examples.length > 0 && <Examples examples={report.examples} />}
    </>
  );
}

function Examples({ examples }: Pick<ReplayAnswer, 'examples'>) {
  const { m } = useWording();
  const words = useSettingsWords();
  return (
    <section className="stack" aria-label={words.examples}>
      <h3>{words.examples}</h3>
      <ul className="entries">
        {examples.map(({ id, body, before, after, moderator }) => (
          <li key={id}>
            <span className="row small">
              <span className="tag is-amber">
                {fill(words.fromTo, { before: m.status[before], after: m.status[after] })}
              </span>
              {moderator && <span className="soft">{fill(words.moderatorSaid, { status: m.status[moderator] })}</span>}
            </span>
            <p dir="auto">{body}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
