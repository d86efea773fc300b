import { formatNumber, formatTag, plural } from '../../src/i18n/plural.js';
import type { Box } from './box.js';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const RECENT_DAYS = 7;

/** Shows each moment as how long ago it was, or as a day; in full where one points at it. */
export function showMoments(within: ParentNode, box: Box, now = Date.now()): void {
  for (const time of within.querySelectorAll('time[datetime]')) {
    const moment = new Date(time.getAttribute('datetime') ?? '');
    const text = momentText(moment, now, box);
    if (time.textContent === text) continue;
    time.textContent = text;
    (time as HTMLElement).title = inFull(moment, box);
  }
}

function momentText(moment: Date, now: number, box: Box): string {
  const { language, words } = box;
  const passed = Math.max(0, now - moment.getTime());
  if (passed >= RECENT_DAYS * DAY_MS) return day(moment, box);
  const unit = passed < HOUR_MS ? 'minutes' : passed < DAY_MS ? 'hours' : 'days';
  const count = Math.floor(passed / { minutes: MINUTE_MS, hours: HOUR_MS, days: DAY_MS }[unit]);
  if (words.ago) return count === 0 ? words.ago.now : plural(language, count, words.ago[unit]);
  const ago = format(`ago ${language}`, () => new Intl.RelativeTimeFormat(formatTag(language), { numeric: 'auto' }));
  return count === 0 ? ago.format(0, 'second') : ago.format(-count, unit);
}

const formats = new Map<string, Intl.RelativeTimeFormat | Intl.DateTimeFormat>();

/** Making a format costs more than using it a thousand times. */
function format<Format extends Intl.RelativeTimeFormat | Intl.DateTimeFormat>(key: string, make: () => Format): Format {
  const kept = (formats.get(key) as Format | undefined) ?? make();
  formats.set(key, kept);
  return kept;
}

function dated(language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const tag = language === 'en' ? 'en-GB' : formatTag(language);
  return format(JSON.stringify([tag, options]), () => new Intl.DateTimeFormat(tag, options));
}

function day(moment: Date, { language, words: { ago } }: Box): string {
  if (!ago) return dated(language, { dateStyle: 'long' }).format(moment);
  const month = ago.months[moment.getMonth()] ?? '';
  return `${formatNumber(language, moment.getDate())}ی ${month} ${formatNumber(language, moment.getFullYear())}`;
}

const inFull = (moment: Date, box: Box): string =>
  `${day(moment, box)} ${dated(box.language, { timeStyle: 'short', hour12: false }).format(moment)}`;
