import type { Locale } from '../i18n/locale.js';
import { DEMO_ARTICLES, type DemoArticle } from './demo-article.js';
import { boxElement } from './box-element.js';
import type { FragmentModel } from './fragment.model.js';
import { htmlPage } from './html-page.js';
import { html, type Markup } from './html.js';

/** An article page with the comment box below, as a newspaper would have it. */
export function demoPage(model: FragmentModel): string {
  const words = DEMO_ARTICLES[model.locale];
  const body = html`${masthead(words, model.locale)}
    <main>${articleOf(words)} ${boxElement(model)}</main>
    <footer class="colophon"><p>${words.note}</p></footer>`;
  const title = `${words.title} – ${words.paper}`;
  return htmlPage({
    language: model.language,
    title,
    styles: ['/assets/web/demo.css', '/embed.css'],
    hasScript: true,
    editions: model.article.editions,
    body,
  });
}

function masthead(words: DemoArticle, locale: Locale): Markup {
  const other = locale === 'ar' ? 'en' : 'ar';
  return html`<header class="masthead">
    <a class="skip" href="#comments">${words.skip}</a>
    <div class="masthead-top">
      <p class="motto">${words.motto}</p>
      <a href="${other === 'en' ? '/demo?lang=en' : '/demo'}" hreflang="${other}" lang="${other}">${words.other}</a>
    </div>
    <p class="paper">${words.paper}</p>
    <nav aria-label="${words.sectionsLabel}">
      <ul>
        ${words.sections.map(
          (section) =>
            html`<li><a href="#article" ${section === words.section && html` aria-current="true"`}>${section}</a></li>`,
        )}
      </ul>
    </nav>
  </header>`;
}

function articleOf(words: DemoArticle): Markup {
  return html`<article class="story" id="article">
    <header>
      <p class="kicker">${words.section}</p>
      <h1>${words.title}</h1>
      <p class="deck">${words.deck}</p>
      <p class="byline">${words.byline} · <time datetime="${words.date}">${words.dateText}</time></p>
    </header>
    <figure>
      <img src="/assets/web/demo-river.svg" alt="${words.pictureText}" width="1200" height="600" />
      <figcaption>${words.caption}</figcaption>
    </figure>
    <div class="prose">
      ${words.paragraphs.map(paragraph)}
      <h2>${words.subheading}</h2>
      ${words.afterSubheading.map(paragraph)}
    </div>
  </article>`;
}

const paragraph = (text: string): Markup => html`<p>${text}</p>`;
