import { directionOf } from '../i18n/locale.js';
import { fill, messagesIn } from '../i18n/messages.js';
import { plural } from '../i18n/plural.js';
import { commentForm } from './comment-form.js';
import { commentList } from './comment-list.js';
import type { FragmentModel } from './fragment.model.js';
import { html, jsonScript, type Markup } from './html.js';
import { structuredData } from './json-ld.js';
import { ownCommentTemplate, ownComments } from './own-comments.js';
import { reactionForm } from './reaction-form.js';

/** Remaining characters at which the countdown is said aloud. */
const ANNOUNCED = [100, 20, 0];

/** The box below an article: reaction, count, form, own comments, published comments. Complete without scripts. */
export function fragment(model: FragmentModel): Markup {
  const { locale, site, article, page, place } = model;
  const { counts, form } = messagesIn(locale);
  return html`<section
    class="hashiya"
    id="comments"
    lang="${locale}"
    dir="${directionOf(locale)}"
    aria-labelledby="comments-heading"
    data-site="${site.key}"
    data-article="${article.key}"
    data-service="${place.service}"
    data-limit="${model.characterLimit}"
    data-words="${JSON.stringify(words(model))}"
  >
    ${reactionForm(model)}
    <div class="hashiya-bar">
      <h2 id="comments-heading" data-part="count">${plural(locale, page.article.commentCount, counts.comments)}</h2>
      ${page.article.commenting !== 'closed' && html`<a class="hashiya-button" href="#form">${form.add}</a>`}
      <a class="hashiya-policy" href="${policyAddress(model)}" target="_blank" rel="noopener">${form.policy}</a>
    </div>
    ${commentForm(model)} ${ownComments(model)} ${commentList(model)}
    <template data-part="own-comment">${ownCommentTemplate(locale)}</template>
    ${jsonScript('application/ld+json', structuredData(model))}
  </section>`;
}

const policyAddress = ({ site, locale, place }: FragmentModel): string =>
  `${place.service}/v1/sites/${site.key}/policy.html?lang=${locale}`;

/** What the script says; it has no words of its own. */
function words({ locale, characterLimit }: FragmentModel): object {
  const { counts, form, status, fields } = messagesIn(locale);
  const announced = ANNOUNCED.map((left) => [left, plural(locale, left, counts.charactersLeft)] as const);
  return {
    status,
    comments: counts.comments,
    announced: Object.fromEntries(announced),
    tooLong: fill(fields['comment-too-long'], { limit: characterLimit }),
    failed: form.failed,
    correct: form.correct,
    add: form.add,
    replyTo: form.replyTo,
  };
}
