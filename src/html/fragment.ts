import { directionIn } from '../i18n/box-languages.js';
import { talkIn } from '../i18n/box-labels.js';
import { plural } from '../i18n/plural.js';
import { commentForm } from './comment-form.js';
import { commentList } from './comment-list.js';
import type { FragmentModel } from './fragment.model.js';
import { html, jsonScript, type Markup } from './html.js';
import { structuredData } from './json-ld.js';
import { ownComments } from './own-comments.js';
import { boxTemplates } from './box-templates.js';
import { reactionForm } from './reaction-form.js';

/**
 * The box below an article: reaction, count, form, own comments, published comments. Complete without scripts; the
 * element takes this very markup over and makes it livelier, and fetches it where a page came without. On a page of
 * another origin it brings its stylesheet along; the service's own pages have it in their head.
 */
export function fragment(model: FragmentModel): Markup {
  const { language, labels, site, article, page, place, sort } = model;
  return html`${place.service !== '' && html`<link rel="stylesheet" href="${place.service}/embed.css" />`}
    <section
      class="hashiya"
      id="comments"
      lang="${language}"
      dir="${directionIn(language)}"
      part="box"
      aria-labelledby="comments-heading"
      data-site="${site.key}"
      data-article="${article.key}"
      data-sort="${sort}"
      data-limit="${model.characterLimit}"
      data-count="${page.article.commentCount}"
    >
      ${reactionForm(model)}
      <div class="hashiya-bar">
        <h2 id="comments-heading" data-part="count" part="heading">
          ${plural(language, page.article.commentCount, labels.counts.comments)}
        </h2>
        ${
          page.article.commenting !== 'closed' &&
          html`<a class="hashiya-button" data-part="add" part="button" href="#form">${labels.form.add}</a>`
        }
        <a
          class="hashiya-policy"
          data-part="policy"
          part="policy"
          href="${policyAddress(model)}"
          target="_blank"
          rel="noopener"
          >${labels.form.policy}</a
        >
      </div>
      ${commentForm(model)} ${ownComments(model)} ${commentList(model)} ${boxTemplates(model)}
      ${jsonScript('application/ld+json', structuredData(model))} ${jsonScript('application/json', talkIn(language))}
    </section>`;
}

const policyAddress = ({ site, locale, place }: FragmentModel): string =>
  `${place.service}/v1/sites/${site.key}/policy.html?lang=${locale}`;
