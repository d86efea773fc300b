import { useWording } from '../i18n/language.js';
import { useDuration, useFigureWords, type Figures } from './figures.js';

/** The figures that a desk asks for first. */
export function Tiles({ figures: { timeToDecision, backlog } }: { readonly figures: Figures }) {
  const { formats } = useWording();
  const words = useFigureWords();
  const inWords = useDuration();
  const { policy, moderators } = timeToDecision;
  const tiles = [
    { title: `${words.speed}: ${words.byPolicy}`, p50: policy.p50, p95: policy.p95 },
    { title: `${words.speed}: ${words.byModerators}`, p50: moderators.p50, p95: moderators.p95 },
  ];
  return (
    <div className="tiles">
      {tiles.map(({ title, p50, p95 }) => (
        <section key={title} className="panel tile" aria-label={title}>
          <h2>{title}</h2>
          {p50 === null ? (
            <p className="soft">{words.nothing}</p>
          ) : (
            <dl>
              <dt>{words.p50}</dt>
              <dd>{inWords(p50)}</dd>
              <dt>{words.p95}</dt>
              <dd>{inWords(p95)}</dd>
            </dl>
          )}
        </section>
      ))}
      <section className="panel tile" aria-label={words.backlog}>
        <h2>{words.backlog}</h2>
        <dl>
          <dt>{words.now}</dt>
          <dd>{formats.number(backlog.now)}</dd>
          {backlog.oldestMinutes !== null && (
            <>
              <dt>{words.oldest}</dt>
              <dd>{inWords(backlog.oldestMinutes * 60)}</dd>
            </>
          )}
        </dl>
      </section>
    </div>
  );
}
