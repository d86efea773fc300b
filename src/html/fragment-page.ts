import { boxElement } from './box-element.js';
import type { FragmentModel } from './fragment.model.js';
import { htmlPage } from './html-page.js';
import { html } from './html.js';

/** The comment box as a page of its own: where forms without scripts lead when the site's page is not known. */
export function fragmentPage(model: FragmentModel): string {
  const { language, labels, site, article } = model;
  const title = article.title ?? labels.form.heading;
  const body = html`<main class="hashiya-page">
    <p class="hashiya-site"><bdi>${site.name}</bdi></p>
    <h1 dir="auto">${title}</h1>
    ${article.url !== null && html`<p><a href="${article.url}">${labels.form.back}</a></p>`} ${boxElement(model)}
  </main>`;
  return htmlPage({
    language,
    title: `${title} – ${site.name}`,
    styles: ['/embed.css', '/assets/web/page.css'],
    hasScript: true,
    body,
  });
}
