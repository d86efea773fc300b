import { useEffect, useEffectEvent } from 'react';
import { useHistoryState } from 'wouter/use-browser-location';

/** Where the list and the card are shown one at a time: as queue.css has it. */
const ONE_AT_A_TIME = '(max-width: 52rem)';

/** What the history keeps of an address at which a card is read. `isOver`: it has an entry of its own above the list. */
interface Reading {
  readonly isReading?: true;
  readonly isOver?: boolean;
}

/**
 * Whether the card is what is read. On a phone, where it covers the list, the way back leads from it to the list.
 * @param isEmpty nothing is left to read
 */
export function useReading(isEmpty: boolean): readonly [boolean, (isReading: boolean) => void] {
  const { isReading = false, isOver = false } = useHistoryState<Reading | null>() ?? {};
  const setReading = (wanted: boolean): void => {
    if (wanted === isReading) return;
    if (wanted) {
      const isCovering = matchMedia(ONE_AT_A_TIME).matches;
      const state: Reading = { isReading: true, isOver: isCovering };
      if (isCovering) history.pushState(state, '');
      else history.replaceState(state, '');
    } else if (isOver) history.back();
    else history.replaceState(null, '');
  };
  const leave = useEffectEvent(() => setReading(false));
  useEffect(() => {
    if (isEmpty) leave();
  }, [isEmpty]);
  return [isReading, setReading];
}
