import { quantile } from './histogram.js';
import { daysOf, type Count, type Period } from './statistics.days.js';

/** What became of what the policy held or rejected for a reason, or by a check. */
export interface HowJudged {
  readonly key: string;
  readonly title: string | null;
  readonly shown: number;
  readonly agreed: number;
  readonly overturned: number;
}

export interface ModeratorCounts {
  readonly id: string;
  readonly name: string;
  readonly decisions: number;
  readonly approved: number;
  readonly rejected: number;
  readonly held: number;
  readonly undone: number;
  readonly medianSeconds: number | null;
}

export interface DayCounts {
  readonly day: string;
  readonly received: number;
  readonly approved: number;
  readonly held: number;
  readonly rejected: number;
}

/** Counts, found by what is counted, by day where it is counted by day, and by key. */
export class Summary {
  private readonly counts = new Map<string, number>();
  private readonly keys = new Map<string, Set<string>>();

  /** @param missing days that are not counted yet */
  constructor(
    counts: readonly Count[],
    private readonly missing: Period | null,
  ) {
    for (const { day, what, key, count } of counts) {
      const name = `${day ?? ''} ${what} ${key}`;
      this.counts.set(name, (this.counts.get(name) ?? 0) + count);
      this.keys.set(what, (this.keys.get(what) ?? new Set()).add(key));
    }
  }

  /** Every day of the period that is counted, those without any comment too. */
  days(period: Period): DayCounts[] {
    return this.countedOf(period).map((day) => ({
      day,
      received: this.get('received', '', day),
      approved: this.get('decided', 'approved', day),
      held: this.get('decided', 'held', day),
      rejected: this.get('decided', 'rejected', day),
    }));
  }

  waiting(period: Period): { day: string; entered: number; left: number }[] {
    return this.countedOf(period).map((day) => ({
      day,
      entered: this.get('waiting', 'in', day),
      left: this.get('waiting', 'out', day),
    }));
  }

  /** Most often shown first. */
  judged(what: 'reason' | 'check', titleOf: (key: string) => string | null = () => null): HowJudged[] {
    const judged = this.subjects(what).map((key) => ({
      key,
      title: titleOf(key),
      shown: this.get(what, `${key}/shown`),
      agreed: this.get(what, `${key}/agreed`),
      overturned: this.get(what, `${key}/overturned`),
    }));
    return judged.toSorted((one, other) => other.shown - one.shown || (one.key < other.key ? -1 : 1));
  }

  /** Those with most decisions first. */
  moderators(nameOf: (id: string) => string): ModeratorCounts[] {
    const moderators = this.subjects('moderator').map((id) => {
      const of = (how: string): number => this.get('moderator', `${id}/${how}`);
      const [approved, rejected, held] = [of('approved'), of('rejected'), of('held')];
      const counts = { decisions: approved + rejected + held, approved, rejected, held, undone: of('undone') };
      return { id, name: nameOf(id), ...counts, medianSeconds: this.seconds('waited', 0.5, `${id}/`) };
    });
    return moderators.toSorted((one, other) => other.decisions - one.decisions || (one.id < other.id ? -1 : 1));
  }

  /** @param prefix of the keys that count */
  seconds(what: 'policy-seconds' | 'moderator-seconds' | 'waited', share: number, prefix = ''): number | null {
    const keys = [...(this.keys.get(what) ?? [])].filter((key) => key.startsWith(prefix));
    return quantile(new Map(keys.map((key) => [Number(key.slice(prefix.length)), this.get(what, key)])), share);
  }

  /** Whose decisions are counted. */
  get moderatorIds(): string[] {
    return this.subjects('moderator');
  }

  private countedOf(period: Period): string[] {
    const { missing } = this;
    return daysOf(period).filter((day) => missing === null || day < missing.from || day > missing.to);
  }

  private subjects(what: string): string[] {
    return [...new Set([...(this.keys.get(what) ?? [])].map((key) => key.slice(0, key.lastIndexOf('/'))))];
  }

  private get(what: string, key: string, day = ''): number {
    return this.counts.get(`${day} ${what} ${key}`) ?? 0;
  }
}
