import type { labelsInAr, talkInAr } from './box-ar.js';
import type { PluralForms } from './plural.js';

/** What the server writes into the box, in the shape of the Arabic words. */
export type BoxLabels = typeof labelsInAr & {
  /** Titles of the policy's clauses, for languages that the service has not got them in. */
  readonly clauses?: Readonly<Record<string, string>>;
};

/** What the script says afterwards, in the shape of the Arabic words. */
export type BoxTalk = typeof talkInAr & {
  /** For languages that browsers know no relative times and months of. */
  readonly ago?: {
    readonly now: string;
    readonly minutes: PluralForms;
    readonly hours: PluralForms;
    readonly days: PluralForms;
    readonly months: readonly string[];
  };
};
