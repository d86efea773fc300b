import { statisticsInAr } from '../i18n/statistics-ar.js';
import { statisticsInEn } from '../i18n/statistics-en.js';
import { useWording } from '../i18n/language.js';
import { useWords } from '../parts/words.js';

interface Times {
  /** Seconds; null for none. */
  readonly p50: number | null;
  readonly p95: number | null;
}

export interface HowJudged {
  readonly key: string;
  readonly title: string | null;
  readonly shown: number;
  readonly agreed: number;
  readonly overturned: number;
}

export interface Day {
  /** YYYY-MM-DD in UTC. */
  readonly day: string;
  readonly received: number;
  readonly approved: number;
  readonly held: number;
  readonly rejected: number;
}

/** What the service answers for a site and some days. */
export interface Figures {
  readonly from: string;
  readonly to: string;
  /** Days that are still being counted: nothing of them is in the figures. */
  readonly missing: { readonly from: string; readonly to: string } | null;
  readonly timeToDecision: { readonly policy: Times; readonly moderators: Times };
  readonly backlog: {
    readonly now: number;
    readonly oldestMinutes: number | null;
    readonly perDay: readonly { readonly day: string; readonly entered: number; readonly left: number }[];
  };
  readonly perReason: readonly HowJudged[];
  readonly perCheck: readonly HowJudged[];
  readonly perModerator: readonly {
    readonly id: string;
    readonly name: string;
    readonly decisions: number;
    readonly approved: number;
    readonly rejected: number;
    readonly held: number;
    readonly undone: number;
    readonly medianSeconds: number | null;
  }[];
  readonly perDay: readonly Day[];
}

export const useFigureWords = () => useWords({ ar: statisticsInAr, en: statisticsInEn });

const MINUTE = 60;
const HOUR = 3_600;
const DAY = 86_400;
/** The smaller unit says more up to one and a half of the larger. */
const EARLY = 1.5;

/** How long in words, in the unit that says most; two digits at least where it is short. */
export function useDuration(): (seconds: number | null) => string {
  const { plural } = useWording();
  const words = useFigureWords();
  return (seconds) => {
    if (seconds === null) return '–';
    if (seconds < 10) return plural(Math.round(seconds * 10) / 10, words.seconds);
    if (seconds < EARLY * MINUTE) return plural(Math.round(seconds), words.seconds);
    if (seconds < EARLY * HOUR) return plural(Math.round(seconds / MINUTE), words.minutes);
    return seconds < EARLY * DAY
      ? plural(Math.round(seconds / HOUR), words.hours)
      : plural(Math.round(seconds / DAY), words.wholeDays);
  };
}
