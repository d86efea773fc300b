import { messagesIn } from '../i18n/messages.js';
import { fragment } from './fragment.js';
import type { FragmentModel } from './fragment.model.js';
import { htmlPage } from './html-page.js';
import { html } from './html.js';

/** The comment box as a page of its own: where forms without scripts lead when the site's page is not known. */
export function fragmentPage(model: FragmentModel): string {
  const { locale, site, article } = model;
  const words = messagesIn(locale).form;
  const title = article.title ?? words.heading;
  const body = html`<main class="hashiya-page">
    <p class="hashiya-site"><bdi>${site.name}</bdi></p>
    <h1 dir="auto">${title}</h1>
    ${article.url !== null && html`<p><a href="${article.url}">${words.back}</a></p>`} ${fragment(model)}
  </main>`;
  return htmlPage({ locale, title: `${title} – ${site.name}`, styles: ['comment-box.css'], hasScript: true, body });
}
