import type { Locale } from '../i18n/locale.js';
import { fill, messagesIn } from '../i18n/messages.js';
import { htmlPage } from './html-page.js';
import { html, type Markup } from './html.js';
import type { ClauseView, PolicyView } from '../publishing/policy.view.js';

/** The comments policy as a page that readers can read. Each clause can be linked to by its code. */
export function policyPage(
  siteName: string,
  locale: Locale,
  { version, introduction, clauses, automatic }: PolicyView,
): string {
  const { policy } = messagesIn(locale);
  const other = locale === 'ar' ? 'en' : 'ar';
  const body = html`<main class="hashiya-page">
    <p class="hashiya-site">
      <bdi>${siteName}</bdi> <a href="?lang=${other}" hreflang="${other}" lang="${other}">${policy.otherLanguage}</a>
    </p>
    <h1>${policy.title}</h1>
    <p class="hashiya-note">${fill(policy.version, { version })}</p>
    <div data-part="policy">
      <p class="hashiya-lead">${introduction[locale]}</p>
      <ol class="hashiya-clauses">
        ${clauses.map((clause) => clauseItem(locale, clause))}
      </ol>
      <h2>${policy.howChecked}</h2>
      <p>${automatic[locale]}</p>
    </div>
  </main>`;
  return htmlPage({
    language: locale,
    title: `${policy.title} – ${siteName}`,
    styles: ['/embed.css', '/assets/web/page.css'],
    hasScript: false,
    body,
  });
}

function clauseItem(locale: Locale, { code, title, text, checkedAutomatically }: ClauseView): Markup {
  const { policy } = messagesIn(locale);
  return html`<li id="${code}">
    <h2>${title[locale]}</h2>
    <p>${text[locale]}</p>
    <p class="hashiya-note">${checkedAutomatically ? policy.checkedAutomatically : policy.checkedByPeople}</p>
  </li>`;
}
