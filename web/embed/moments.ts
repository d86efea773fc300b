import { formatNumber, formatTag, plural } from '../../src/i18n/plural.js';
import { pause, type Box } from './box.js';

/** Moments this far from what is seen are shown: most of a long page is never looked at. */
const NEAR = '400px';
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const RECENT_DAYS = 7;

/** Shows moments once they come near, and anew every minute from then on. @returns takes the moments in an element */
export function watchMoments(box: Box): (within: ParentNode) => void {
  const shown = new Set<Element>();
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        if (!isIntersecting) continue;
        observer.unobserve(target);
        shown.add(target);
        showMoment(target, box);
      }
    },
    { rootMargin: NEAR },
  );
  box.signal.addEventListener('abort', () => observer.disconnect());
  void keepUp(shown, box);
  return (within) => within.querySelectorAll('time[datetime]').forEach((time) => observer.observe(time));
}

async function keepUp(shown: Set<Element>, box: Box): Promise<void> {
  while (await pause(MINUTE_MS, box.signal)) {
    if (document.hidden) continue;
    for (const time of shown) {
      if (time.isConnected) showMoment(time, box);
      else shown.delete(time);
    }
  }
}

/** Shows a moment as how long ago it was, or as a day; in full where one points at it. */
export function showMoment(time: Element, box: Box): void {
  const moment = new Date(time.getAttribute('datetime') ?? '');
  const text = momentText(moment, Date.now(), box);
  if (time.textContent === text) return;
  time.textContent = text;
  (time as HTMLElement).title = inFull(moment, box);
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
