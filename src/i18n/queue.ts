import type { Locale } from './locale.js';
import { fill, messagesIn } from './messages.js';
import { formatNumber, plural } from './plural.js';

/** Why a comment stands where it stands in the queue. */
export interface Standing {
  /** 0 to 1. */
  readonly risk: number;
  /** Whether the policy's score is behind the risk, and may be told. */
  readonly isKnown: boolean;
  /** Comments on the article within the last hour. */
  readonly reach: number;
  readonly ageMinutes: number;
  readonly urgent: boolean;
  readonly reports: number;
}

const HOUR = 60;
const DAY = 24 * HOUR;

/** The parts of a priority in words, the weightiest first, such as "Risk 60% · 34 comments in the last hour · 2 hours". */
export function explainPriority(locale: Locale, standing: Standing): string {
  const { risk, isKnown, reach, ageMinutes, urgent, reports } = standing;
  const { queue } = messagesIn(locale);
  const parts = [
    ...(urgent ? [queue.urgent] : []),
    isKnown || reports > 0
      ? fill(queue.risk, { percent: formatNumber(locale, Math.round(risk * 100)) })
      : queue.unknownRisk,
    ...(reports > 0 ? [plural(locale, reports, queue.reports)] : []),
    ...(reach > 1 ? [plural(locale, reach, queue.reach)] : []),
    sayAge(locale, ageMinutes),
  ];
  return parts.join(' · ');
}

function sayAge(locale: Locale, minutes: number): string {
  const { age } = messagesIn(locale).queue;
  if (minutes < 1) return age.now;
  if (minutes < HOUR) return plural(locale, minutes, age.minutes);
  if (minutes < DAY) return plural(locale, Math.floor(minutes / HOUR), age.hours);
  return plural(locale, Math.floor(minutes / DAY), age.days);
}
