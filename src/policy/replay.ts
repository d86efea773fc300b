import { type CheckContext } from '../checks/facts.js';
import type { Finding } from '../checks/finding.js';
import { runChecks } from './pipeline.js';
import type { ModerationMode, PolicySettings } from './policy-settings.js';
import { reachVerdict, type Status } from './verdict.js';

/** One comment as it was checked: its text, or the findings kept with its decision, which is quicker but fixed. */
export interface PastComment extends Pick<CheckContext, 'facts'> {
  readonly id: string;
  readonly mode: ModerationMode;
  /** Under the settings B, where they have another. */
  readonly modeOfB?: ModerationMode;
  /** What was decided in the end, by whoever is to be compared with; null when they did not decide it. */
  readonly decision: Status | null;
  readonly read: Pick<CheckContext, 'text' | 'authorName' | 'now'> | { readonly findings: readonly Finding[] };
}

type Table = Readonly<Record<Status, Readonly<Record<Status, number>>>>;

/** Comments that two settings judge differently. */
export interface Change {
  readonly from: Status;
  readonly to: Status;
  readonly count: number;
  /** The first ones, at most twenty. */
  readonly ids: readonly string[];
}

/** What would have been different. */
export interface ReplayReport {
  readonly total: number;
  readonly unchanged: number;
  /** Most frequent first. */
  readonly changes: readonly Change[];
  /** How many comments of each verdict of A, by their verdict of B. */
  readonly verdicts: Table;
  /** How many comments of each final decision, by the verdict of A and of B; those without one are left out. */
  readonly decisions: { readonly a: Table; readonly b: Table };
  /** Rules of B that had the last word, and how often. */
  readonly rules: Readonly<Record<string, number>>;
}

const STATUSES: readonly Status[] = ['approved', 'held', 'rejected'];
const MOST_EXAMPLES = 20;

interface Judged {
  readonly id: string;
  readonly decision: Status | null;
  readonly a: Status;
  readonly b: Status;
  readonly rule: string | null;
}

/** Judges past comments by the settings A and B and compares. Nothing is decided anew. */
export function replay(past: readonly PastComment[], a: PolicySettings, b: PolicySettings): ReplayReport {
  const steps = replayInSteps(past, a, b);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** The same, with a pause offered after each comment. */
export function* replayInSteps(
  past: Iterable<PastComment>,
  a: PolicySettings,
  b: PolicySettings,
): Generator<void, ReplayReport> {
  const judged: Judged[] = [];
  for (const comment of past) {
    judged.push(judge(comment, a, b));
    yield;
  }
  return report(judged);
}

function report(judged: readonly Judged[]): ReplayReport {
  const changes = STATUSES.flatMap((from) => STATUSES.flatMap((to) => changeOf(judged, from, to)));
  const ruled = judged.flatMap(({ rule }) => rule ?? []);
  return {
    total: judged.length,
    unchanged: judged.filter((one) => one.a === one.b).length,
    changes: changes.toSorted((one, other) => other.count - one.count),
    verdicts: tabulate(judged, (one) => [one.a, one.b]),
    decisions: {
      a: tabulate(judged, (one) => [one.decision, one.a]),
      b: tabulate(judged, (one) => [one.decision, one.b]),
    },
    rules: Object.fromEntries([...new Set(ruled)].map((id) => [id, ruled.filter((rule) => rule === id).length])),
  };
}

function judge(
  { id, decision, facts, mode, modeOfB, read }: PastComment,
  a: PolicySettings,
  b: PolicySettings,
): Judged {
  const verdictBy = (settings: PolicySettings, inMode: ModerationMode) => {
    const findings = 'findings' in read ? read.findings : runChecks({ ...read, facts, settings });
    return reachVerdict(findings, { facts, settings }, inMode);
  };
  const { status, rule } = verdictBy(b, modeOfB ?? mode);
  return { id, decision, a: verdictBy(a, mode).status, b: status, rule: rule?.id ?? null };
}

function changeOf(judged: readonly Judged[], from: Status, to: Status): readonly Change[] {
  const ids = judged.filter((one) => one.a === from && one.b === to).map(({ id }) => id);
  return from === to || ids.length === 0 ? [] : [{ from, to, count: ids.length, ids: ids.slice(0, MOST_EXAMPLES) }];
}

function tabulate(judged: readonly Judged[], pick: (one: Judged) => readonly [Status | null, Status]): Table {
  const counts = { approved: emptyRow(), held: emptyRow(), rejected: emptyRow() };
  for (const [row, column] of judged.map(pick)) if (row !== null) counts[row][column] += 1;
  return counts;
}

const emptyRow = (): Record<Status, number> => ({ approved: 0, held: 0, rejected: 0 });
