import { Suspense, useState, type ReactNode } from 'react';

interface Props {
  /** What stands in the page until it is first pressed, and while the rest is on its way. */
  readonly button: (onPress: () => void) => ReactNode;
  /** The button with what it opens, open at first: a lazy component, so that nobody waits for it before it is wanted. */
  readonly children: ReactNode;
}

/** Keeps what few visits need out of the first load. */
export function OnDemand({ button, children }: Props) {
  const [isWanted, setWanted] = useState(false);
  const placeholder = button(() => setWanted(true));
  return isWanted ? <Suspense fallback={placeholder}>{children}</Suspense> : placeholder;
}
