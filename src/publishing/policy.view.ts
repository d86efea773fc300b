import { ApiProperty } from '@nestjs/swagger';
import { LOCALES, type Locale } from '../i18n/locale.js';
import { messagesIn } from '../i18n/messages.js';
import { CLAUSE_OF, POLICY_CLAUSES, type PolicyClause } from '../policy/clauses.js';
import { wordsOf, type PolicyText } from '../sites/policy-texts.js';

/** Rises whenever the wording that the service ships changes. */
const TEXT_VERSION = 1;

/** The number of a version as readers are told it: rises with the words of the service, and with those of the site. */
export const publishedAs = (version: number): number => TEXT_VERSION + version;

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

  @ApiProperty({ type: String, nullable: true, example: null, description: 'When the site last changed its words' })
  changedAt: string | null;

  @ApiProperty({ type: TranslatedText })
  introduction: TranslatedText;

  @ApiProperty({ type: [ClauseView] })
  clauses: ClauseView[];

  @ApiProperty({ type: TranslatedText, description: 'What software decides, and what people decide' })
  automatic: TranslatedText;
}

/** Clauses that some finding can rest on; the others say what happens, and no check looks for them. */
const CHECKED = new Set<PolicyClause>(Object.values(CLAUSE_OF).filter((clause) => clause !== 'not-checked'));

export const viewPolicy = (policy: PolicyText): PolicyView => ({
  version: publishedAs(policy.version),
  changedAt: policy.changedAt?.toISOString() ?? null,
  introduction: translate((locale) => policy.content.introduction[locale] ?? messagesIn(locale).policy.intro),
  clauses: POLICY_CLAUSES.map((code, index) => ({
    number: index + 1,
    code,
    version: publishedAs(policy.content.clauses[code]?.version ?? 0),
    title: translate((locale) => wordsOf(policy, code, locale).title),
    text: translate((locale) => wordsOf(policy, code, locale).text),
    checkedAutomatically: CHECKED.has(code),
  })),
  automatic: translate((locale) => messagesIn(locale).policy.automatic),
});

const translate = (pick: (locale: Locale) => string): TranslatedText =>
  Object.fromEntries(LOCALES.map((locale) => [locale, pick(locale)])) as Record<Locale, string>;
