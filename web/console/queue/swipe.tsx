import { useRef, type PointerEvent, type ReactNode } from 'react';

/** So far a finger goes before it means it. */
const MEANT_PX = 110;
/** Before this the finger may still be scrolling. */
const SLACK_PX = 14;

interface Props {
  readonly onRight: () => void;
  readonly onLeft: () => void;
  readonly children: ReactNode;
}

/** Lets one thumb decide: to the right and to the left, whichever way the text runs. Touch only; there are buttons too. */
export function Swipe({ onRight, onLeft, children }: Props) {
  const sheet = useRef<HTMLDivElement>(null);
  const start = useRef<{ x: number; y: number } | null>(null);
  const move = (away: number): void => {
    const { current } = sheet;
    if (!current) return;
    current.style.translate = away === 0 ? '' : `${away}px`;
    current.dataset['swipe'] = Math.abs(away) < MEANT_PX ? '' : away > 0 ? 'right' : 'left';
  };
  const awayOf = ({ clientX, clientY }: PointerEvent): number => {
    if (!start.current) return 0;
    const x = clientX - start.current.x;
    return Math.abs(x) < SLACK_PX || Math.abs(clientY - start.current.y) > Math.abs(x) ? 0 : x;
  };
  return (
    <div
      ref={sheet}
      className="swipe"
      onPointerDown={({ pointerType, clientX, clientY, isPrimary }) => {
        start.current = pointerType === 'touch' && isPrimary ? { x: clientX, y: clientY } : null;
      }}
      onPointerMove={(event) => move(awayOf(event))}
      onPointerCancel={() => {
        start.current = null;
        move(0);
      }}
      onPointerUp={(event) => {
        const away = awayOf(event);
        start.current = null;
        move(0);
        if (away >= MEANT_PX) onRight();
        else if (away <= -MEANT_PX) onLeft();
      }}
    >
      {children}
    </div>
  );
}
