import type { CommentStatus, OwnCommentView, ReasonView } from '../comments/comment.view.js';
import type { Locale } from '../i18n/locale.js';
import { messagesIn } from '../i18n/messages.js';
import { paragraphs, timeElement } from './comment-text.js';
import type { FragmentModel } from './fragment.model.js';
import { html, type HtmlValue, type Markup } from './html.js';

/** The reader's own comments that are not public, with what became of them and why. */
export function ownComments(model: FragmentModel): Markup {
  const { locale, own } = model;
  return html`<section
    class="hashiya-own"
    data-part="own"
    aria-labelledby="own-heading"
    ${own.length === 0 && html` hidden`}
  >
    <h3 id="own-heading">${messagesIn(locale).form.ownHeading}</h3>
    ${own.map((comment) => ownComment(model, comment))}
  </section>`;
}

function ownComment({ locale, place }: FragmentModel, comment: OwnCommentView): Markup {
  const { form } = messagesIn(locale);
  // Without a fragment, or browsers would only jump and not load the page again.
  const again = html`<a href="${place.page}">${form.checkAgain}</a>`;
  return element(locale, {
    id: comment.id,
    status: comment.status,
    name: comment.author.name,
    time: timeElement(locale, comment.createdAt),
    reasons: (comment.reasons ?? []).map(reason),
    body: paragraphs(comment.body ?? ''),
    footer: comment.status === 'pending' && again,
  });
}

/** The empty shape of an own comment, for the script to fill. */
export const ownCommentTemplate = (locale: Locale): Markup =>
  element(locale, {
    id: '',
    status: 'pending',
    name: '',
    time: html`<time></time>`,
    reasons: [],
    body: [],
    footer: '',
  });

const reason = ({ title, explanation }: ReasonView): Markup =>
  html`<li><strong>${title}</strong> <span>${explanation}</span></li>`;

interface Shape {
  readonly id: string;
  readonly status: CommentStatus;
  readonly name: string;
  readonly time: Markup;
  readonly reasons: readonly Markup[];
  readonly body: readonly Markup[];
  readonly footer: HtmlValue;
}

function element(locale: Locale, shape: Shape): Markup {
  const { form, status } = messagesIn(locale);
  return html`<article
    class="hashiya-comment is-own"
    id="comment-${shape.id}"
    data-id="${shape.id}"
    data-status="${shape.status}"
  >
    <header>
      <h4><bdi data-part="name">${shape.name}</bdi></h4>
      ${shape.time}
    </header>
    <div class="hashiya-state">
      <p role="status" data-part="state">${status[shape.status]}</p>
      <div data-part="why" ${shape.reasons.length === 0 && html` hidden`}>
        <p>${form.reasons}</p>
        <ul data-part="reasons">
          ${shape.reasons}
        </ul>
      </div>
      ${shape.footer}
    </div>
    <div class="hashiya-body" data-part="body">${shape.body}</div>
  </article>`;
}
