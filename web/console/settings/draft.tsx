import { useQueryClient } from '@tanstack/react-query';
import { createContext, use, useEffect, useMemo, useState, type ReactNode } from 'react';
import { ApiProblem } from '../shell/api.js';
import type { Changes, Key, Settings, SettingsAnswer } from './settings.js';

/** The settings as they stand, and what is to change before it is saved. */
export interface Draft {
  readonly site: string;
  readonly answer: SettingsAnswer;
  readonly changes: Changes;
  readonly count: number;
  readonly valueOf: <Name extends Key>(name: Name) => Settings[Name];
  readonly set: <Name extends Key>(name: Name, value: Settings[Name] | null) => void;
  /** Goes back to the default. */
  readonly reset: (name: Key) => void;
  readonly discard: () => void;
  /** Changes whenever fields have to show something else than what was typed into them. */
  readonly epoch: string;
  /** What the service said of the last attempt, to be shown at the fields. */
  readonly problem: unknown;
  readonly setProblem: (problem: unknown) => void;
  /** Sentences about a setting or what is in it, by what follows its name in the pointer: '' or '/3/text'. */
  readonly faultsOf: (name: Key) => readonly { readonly place: string; readonly detail: string }[];
  readonly readAgain: () => Promise<void>;
}

const DraftContext = createContext<Draft | undefined>(undefined);

export function useDraft(): Draft {
  const draft = use(DraftContext);
  if (!draft) throw new Error('useDraft needs DraftProvider above');
  return draft;
}

interface Props {
  readonly site: string;
  readonly answer: SettingsAnswer;
  readonly children: ReactNode;
}

/** Keeps what was changed while one goes through the sections, and over a colleague's change. */
export function DraftProvider({ site, answer, children }: Props) {
  const queries = useQueryClient();
  const [changes, setChanges] = useState<Changes>({});
  const [problem, setProblem] = useState<unknown>();
  const [resets, setResets] = useState(0);
  const count = Object.keys(changes).length;
  useGuard(count > 0);
  const draft = useMemo<Draft>(() => {
    const { settings, defaults, version } = answer;
    return {
      ...{ site, answer, changes, count, problem, setProblem },
      valueOf: (name) => {
        const change = changes[name];
        if (change === undefined) return settings[name];
        return change ?? defaults[name];
      },
      set: (name, value) => {
        const { [name]: _, ...others } = changes;
        const isAsBefore = value !== null && JSON.stringify(value) === JSON.stringify(settings[name]);
        setChanges(isAsBefore ? others : { ...others, [name]: value });
        setProblem(undefined);
      },
      reset: (name) => {
        setChanges({ ...changes, [name]: null });
        setResets(resets + 1);
      },
      epoch: `${version} ${resets}`,
      discard: () => {
        setChanges({});
        setResets(resets + 1);
        setProblem(undefined);
      },
      faultsOf: (name) => faultsIn(problem, name),
      readAgain: () => queries.invalidateQueries({ queryKey: ['settings', site] }),
    };
  }, [site, answer, changes, count, problem, resets, queries]);
  return <DraftContext value={draft}>{children}</DraftContext>;
}

function faultsIn(problem: unknown, name: Key): { place: string; detail: string }[] {
  if (!(problem instanceof ApiProblem)) return [];
  return problem.faults.flatMap(({ pointer, detail }) => {
    const [, , key = '', ...place] = pointer.split('/');
    return key === name ? [{ place: place.map((part) => `/${part}`).join(''), detail }] : [];
  });
}

/** The browser asks before a window with unsaved changes is closed. */
function useGuard(isNeeded: boolean): void {
  useEffect(() => {
    if (!isNeeded) return undefined;
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault();
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [isNeeded]);
}
