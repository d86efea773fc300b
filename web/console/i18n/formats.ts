import type { PluralForms } from '../../../src/i18n/plural.js';

const MINUTE_MS = 60_000;
const STEPS: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['day', 24 * 60 * MINUTE_MS],
  ['hour', 60 * MINUTE_MS],
  ['minute', MINUTE_MS],
];
/** After a week a date says more than a count of days. */
const RELATIVE_MS = 7 * 24 * 60 * MINUTE_MS;

/** Numbers and times as the reader's own country writes them: ٠١٢ in Cairo and Baghdad, 012 in Rabat and Dubai. */
export class Formats {
  private readonly locale: string;
  private readonly plurals: Intl.PluralRules;
  private readonly numbers: Intl.NumberFormat;
  private readonly percents: Intl.NumberFormat;
  private readonly relative: Intl.RelativeTimeFormat;
  private readonly dates: Intl.DateTimeFormat;
  private readonly dateTimes: Intl.DateTimeFormat;

  /** @param preferred the browser's languages: the first that is a country's variety of the language decides */
  constructor(language: 'ar' | 'en', preferred: readonly string[]) {
    // Plain Arabic has no country; there the service's other pages write Latin digits, and so does this one.
    const plain = language === 'ar' ? 'ar-u-nu-latn' : 'en';
    this.locale = preferred.find((tag) => tag.startsWith(`${language}-`)) ?? plain;
    this.plurals = new Intl.PluralRules(language);
    this.numbers = new Intl.NumberFormat(this.locale);
    this.percents = new Intl.NumberFormat(this.locale, { style: 'percent' });
    this.relative = new Intl.RelativeTimeFormat(this.locale, { numeric: 'auto', style: 'short' });
    this.dates = new Intl.DateTimeFormat(this.locale, { dateStyle: 'medium' });
    this.dateTimes = new Intl.DateTimeFormat(this.locale, { dateStyle: 'medium', timeStyle: 'short' });
  }

  number(value: number): string {
    return this.numbers.format(value);
  }

  /** @param share 0 to 1 */
  percent(share: number): string {
    return this.percents.format(share);
  }

  formOf(count: number, forms: PluralForms): string {
    return (count === 0 ? forms.zero : undefined) ?? forms[this.plurals.select(count)] ?? forms.other;
  }

  /** @param date YYYY-MM-DD, a day wherever one reads it */
  day(date: string): string {
    const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
    return this.dates.format(new Date(year, month - 1, day));
  }

  dateTime(iso: string): string {
    return this.dateTimes.format(new Date(iso));
  }

  /** How long ago, or when it will be: “3 min. ago”, “in 2 days”; a date when it is more than a week away. */
  ago(iso: string, now: number): string {
    const away = new Date(iso).getTime() - now;
    if (Math.abs(away) > RELATIVE_MS) return this.dates.format(new Date(iso));
    for (const [unit, size] of STEPS)
      if (Math.abs(away) >= size) return this.relative.format(Math.trunc(away / size), unit);
    return this.relative.format(0, 'second');
  }
}
