import { useWording } from '../i18n/language.js';
import type { Finding } from '../queue/item.js';
import { piecesOf, stretchesOf, type Stretch } from './marks.js';

interface Props {
  readonly text: string;
  readonly findings: readonly Pick<Finding, 'evidence'>[];
  /** Which finding is pointed at. */
  readonly pointed?: number | null;
}

/**
 * A reader's text as text, whatever is in it: no link can be followed, no picture is loaded, nothing turns the letters of
 * the page around it. Marks lead to the findings by their numbers.
 */
export function MarkedText({ text, findings, pointed = null }: Props) {
  return stretchesOf(text, findings).map((stretch, index) => (
    // Stretches have no identity but their place, and none is kept when the text changes.
    // oxlint-disable-next-line react/no-array-index-key
    <MarkedStretch key={index} stretch={stretch} isPointed={pointed !== null && stretch.findings.includes(pointed)} />
  ));
}

function MarkedStretch({ stretch, isPointed }: { readonly stretch: Stretch; readonly isPointed: boolean }) {
  const { formats } = useWording();
  const { text, findings, numbers } = stretch;
  const isEvidence = findings.length > 0;
  const pieces = piecesOf(text, isEvidence).map((piece, index) =>
    'text' in piece ? (
      piece.text
    ) : (
      // oxlint-disable-next-line react/no-array-index-key
      <bdi key={index} className="unseen-mark" dir="ltr">
        {piece.unseen}
      </bdi>
    ),
  );
  return (
    <>
      {isEvidence ? <mark data-pointed={isPointed}>{pieces}</mark> : pieces}
      {numbers.map((number) => (
        <sup key={number} className="mark-number">
          {formats.number(number + 1)}
        </sup>
      ))}
    </>
  );
}
