import { useWording, fill } from '../i18n/language.js';
import type { Finding, QueueItem } from '../queue/item.js';

interface Props {
  readonly item: QueueItem;
  readonly pointed: number | null;
  readonly onPoint: (finding: number | null) => void;
}

/** Every finding in words, with the number of its mark; or why there is none to see. */
export function Findings({ item, pointed, onPoint }: Props) {
  const { m, formats } = useWording();
  if (item.isBlind)
    return (
      <section className="card-part notice">
        <h2>{m.card.blind}</h2>
        <p>{m.card.blindText}</p>
      </section>
    );
  return (
    <section className="card-part">
      <div className="row is-apart">
        <h2>{m.card.findings}</h2>
        {item.score !== null && <Score share={item.score} />}
      </div>
      {item.findings.length === 0 ? (
        <p className="soft">{m.card.noFindings}</p>
      ) : (
        <ol className="findings">
          {item.findings.map((finding, index) => (
            // oxlint-disable-next-line react/no-array-index-key
            <li
              key={index}
              data-pointed={pointed === index}
              onMouseEnter={() => onPoint(index)}
              onMouseLeave={() => onPoint(null)}
            >
              <span className="finding-number" aria-hidden={finding.evidence.length === 0}>
                {finding.evidence.length > 0 ? formats.number(index + 1) : '·'}
              </span>
              <FindingWords finding={finding} />
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

function FindingWords({ finding: { explanation, check, score, severity } }: { readonly finding: Finding }) {
  const { m, formats } = useWording();
  const name = m.checks[check as keyof typeof m.checks] ?? check;
  return (
    <>
      <span>{explanation}</span>
      <span className="small soft finding-check" data-severity={severity}>
        {name} · {formats.percent(score)}
      </span>
    </>
  );
}

function Score({ share }: { readonly share: number }) {
  const { m, formats } = useWording();
  return (
    <p className="score small">
      <meter min={0} low={0.3} high={0.7} optimum={0} max={1} value={share} aria-hidden="true" />
      {fill(m.card.score, { percent: formats.percent(share) })}
    </p>
  );
}
