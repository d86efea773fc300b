import { boxElement } from './box-element.js';
import type { FragmentModel } from './fragment.model.js';
import { htmlPage } from './html-page.js';
import { html, type Markup } from './html.js';

/**
 * The comment box as a page of its own: where forms without scripts lead when the site's page is not known. In a frame it
 * is the box alone, and leads out of it: the browser would keep no cookie for a frame.
 */
export function fragmentPage(model: FragmentModel, isFramed = false): string {
  const { language, labels, site, article } = model;
  const title = article.title ?? labels.form.heading;
  const body = html`<main class="hashiya-page">${!isFramed && heading(model, title)} ${boxElement(model)}</main>`;
  return htmlPage({
    language,
    title: `${title} – ${site.name}`,
    styles: ['/embed.css', '/assets/web/page.css'],
    hasScript: !isFramed,
    isFramed,
    editions: article.editions,
    body,
  });
}

const heading = ({ site, article, labels }: FragmentModel, title: string): Markup =>
  html`<p class="hashiya-site"><bdi>${site.name}</bdi></p>
    <h1 dir="auto">${title}</h1>
    ${article.url !== null && html`<p><a href="${article.url}">${labels.form.back}</a></p>`}`;
