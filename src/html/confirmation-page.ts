import type { Locale } from '../i18n/locale.js';
import { messagesIn } from '../i18n/messages.js';
import { htmlPage } from './html-page.js';
import { html, type Markup } from './html.js';

/** A link as it is found, or what became of it. */
export type ConfirmationState = keyof ReturnType<typeof messagesIn>['confirmation']['states'];

interface ConfirmationPage {
  readonly siteName: string;
  readonly locale: Locale;
  readonly state: ConfirmationState;
  /** Goes back with the button of an open link. */
  readonly token: string;
}

/** Where a mailed link leads: one sentence, and for a link that is good one button. Nothing of the reader's is on it. */
export function confirmationPage({ siteName, locale, state, token }: ConfirmationPage): string {
  const words = messagesIn(locale).confirmation;
  const body = html`<main class="hashiya-page">
    <p class="hashiya-site"><bdi>${siteName}</bdi></p>
    <h1>${words.title}</h1>
    <p class="hashiya-lead" role="status" data-state="${state}">${words.states[state]}</p>
    ${state === 'open' && button(token, words.confirm, locale)}
  </main>`;
  const styles = ['/embed.css', '/assets/web/page.css'];
  return htmlPage({ language: locale, title: `${words.title} – ${siteName}`, styles, hasScript: false, body });
}

const button = (token: string, words: string, locale: Locale): Markup =>
  html`<form class="hashiya" method="post" action="email-confirmation?lang=${locale}">
    <input type="hidden" name="token" value="${token}" />
    <button type="submit" class="hashiya-button is-main">${words}</button>
  </form>`;
