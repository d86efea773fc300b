import { ApiProperty } from '@nestjs/swagger';
import { LOCALES, type Locale } from '../i18n/locale.js';
import { messagesIn, type Messages } from '../i18n/messages.js';
import { CLAUSE_OF, POLICY_CLAUSES, type PolicyClause } from '../policy/clauses.js';

/** Rises whenever the wording of a clause changes. */
const TEXT_VERSION = 1;

/** The same sentence in every language. */
export class TranslatedText implements Readonly<Record<Locale, string>> {
  @ApiProperty({ example: 'الخصوصية' })
  ar: string;

  @ApiProperty({ example: 'Privacy' })
  en: string;
}

export class ClauseView {
  @ApiProperty({ example: 5 })
  number: number;

  @ApiProperty({ enum: POLICY_CLAUSES, example: 'personal-data', description: 'What reasons refer to' })
  code: PolicyClause;

  @ApiProperty({ example: TEXT_VERSION })
  version: number;

  @ApiProperty({ type: TranslatedText })
  title: TranslatedText;

  @ApiProperty({ type: TranslatedText })
  text: TranslatedText;

  @ApiProperty({ example: true })
  checkedAutomatically: boolean;
}

export class PolicyView {
  @ApiProperty({ example: TEXT_VERSION })
  version: number;

  @ApiProperty({ type: [ClauseView] })
  clauses: ClauseView[];

  @ApiProperty({ type: TranslatedText, description: 'What software decides, and what people decide' })
  automatic: TranslatedText;
}

/** Clauses that some finding can rest on; the others say what happens, and no check looks for them. */
const CHECKED = new Set<PolicyClause>(Object.values(CLAUSE_OF).filter((clause) => clause !== 'not-checked'));

export const viewPolicy = (): PolicyView => ({
  version: TEXT_VERSION,
  clauses: POLICY_CLAUSES.map((code, index) => ({
    number: index + 1,
    code,
    version: TEXT_VERSION,
    title: translate(({ clauses }) => clauses[code].title),
    text: translate(({ clauses }) => clauses[code].text),
    checkedAutomatically: CHECKED.has(code),
  })),
  automatic: translate(({ policy }) => policy.automatic),
});

const translate = (pick: (messages: Messages) => string): TranslatedText =>
  Object.fromEntries(LOCALES.map((locale) => [locale, pick(messagesIn(locale))])) as Record<Locale, string>;
