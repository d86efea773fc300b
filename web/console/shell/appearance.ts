import { useSyncExternalStore } from 'react';

/** How the console looks on this device. */
export interface Appearance {
  readonly theme: 'system' | 'light' | 'dark';
  /** Whether texts stay blurred until they are asked for. */
  readonly isBlurred: boolean;
  readonly textSize: 'regular' | 'large';
}

const KEPT = 'hashiya.appearance';
const DEFAULT: Appearance = { theme: 'system', isBlurred: false, textSize: 'regular' };
const listeners = new Set<() => void>();
let current: Appearance | undefined;

export function readAppearance(): Appearance {
  current ??= { ...DEFAULT, ...readKept() };
  return current;
}

function readKept(): Partial<Appearance> {
  try {
    return JSON.parse(localStorage.getItem(KEPT) ?? '{}') as Partial<Appearance>;
  } catch {
    return {};
  }
}

export function applyAppearance({ theme, isBlurred, textSize }: Appearance): void {
  const { dataset } = document.documentElement;
  dataset['theme'] = theme;
  dataset['blurred'] = String(isBlurred);
  dataset['textSize'] = textSize;
}

export function changeAppearance(change: Partial<Appearance>): void {
  current = { ...readAppearance(), ...change };
  localStorage.setItem(KEPT, JSON.stringify(current));
  applyAppearance(current);
  for (const listener of listeners) listener();
}

export const useAppearance = (): Appearance => useSyncExternalStore(subscribe, readAppearance);

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
