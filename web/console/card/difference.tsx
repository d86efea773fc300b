import { diffWords } from 'diff';
import { useWording } from '../i18n/language.js';

interface Props {
  readonly before: string;
  readonly after: string;
}

/** What was added and removed between two texts, by words. */
export default function Difference({ before, after }: Props) {
  const { m } = useWording();
  const words = new Intl.Segmenter('ar', { granularity: 'word' });
  return (
    <p className="comment-words" dir="auto">
      {diffWords(before, after, { intlSegmenter: words }).map(({ value, added, removed }, index) => {
        // oxlint-disable-next-line react/no-array-index-key
        if (added)
          return (
            <ins key={index} aria-label={m.card.added}>
              {value}
            </ins>
          );
        // oxlint-disable-next-line react/no-array-index-key
        if (removed)
          return (
            <del key={index} aria-label={m.card.removed}>
              {value}
            </del>
          );
        return value;
      })}
    </p>
  );
}
