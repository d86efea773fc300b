import type { OwnCommentView, ReasonView } from '../comments/comment.view.js';
import { paragraphs, timeElement } from './comment-text.js';
import type { FragmentModel } from './fragment.model.js';
import { attribute, html, type HtmlValue, type Markup } from './html.js';

/** The reader's own comments that are not public, with what became of them and why. */
export function ownComments(model: FragmentModel): Markup {
  const { labels, own } = model;
  return html`<section
    class="hashiya-own"
    data-part="own"
    part="own"
    aria-labelledby="own-heading"
    ${attribute('hidden', own.length === 0)}
  >
    <h3 id="own-heading">${labels.form.ownHeading}</h3>
    ${own.map((comment) => ownComment(model, comment))}
  </section>`;
}

function ownComment(model: FragmentModel, comment: OwnCommentView): Markup {
  const { language, labels, place } = model;
  // Without a fragment, or browsers would only jump and not load the page again.
  const again = html`<a data-part="again" href="${place.page}">${labels.form.checkAgain}</a>`;
  return element(model, {
    id: comment.id,
    status: comment.status,
    isAwaited: comment.awaitsConfirmation,
    name: comment.author.name,
    time: timeElement(language, comment.createdAt),
    reasons: (comment.reasons ?? []).map(reason),
    body: paragraphs(comment.body ?? ''),
    actions: comment.status === 'pending' && again,
  });
}

/** The empty shape of an own comment, for the script to fill, with everything that its author may be able to do. */
export function ownCommentTemplate(model: FragmentModel): Markup {
  const { yours } = model.labels;
  const button = (act: 'edit' | 'appeal' | 'withdraw'): Markup =>
    html`<button type="button" class="hashiya-plain" data-own="${act}">${yours[act]}</button>`;
  return element(model, {
    ...{ id: '', status: 'pending', isAwaited: false, name: '', time: html`<time></time>`, reasons: [], body: [] },
    actions: html`<p data-part="message" dir="auto" hidden></p>
      <p data-state="open" hidden>${yours.appealOpen}</p>
      <p data-state="upheld" hidden>${yours.appealUpheld}</p>
      <div class="hashiya-actions" data-part="actions">
        ${button('edit')} ${button('appeal')} ${button('withdraw')}
      </div>`,
  });
}

const reason = ({ title, explanation }: ReasonView): Markup =>
  html`<li><strong>${title}</strong> <span>${explanation}</span></li>`;

interface Shape {
  readonly id: string;
  readonly status: OwnCommentView['status'];
  /** Whether it waits for its author's e-mail to be confirmed. */
  readonly isAwaited: boolean;
  readonly name: string;
  readonly time: Markup;
  readonly reasons: readonly Markup[];
  readonly body: readonly Markup[];
  readonly actions: HtmlValue;
}

const element = ({ labels }: FragmentModel, shape: Shape): Markup =>
  html`<article
    class="hashiya-comment is-own"
    id="comment-${shape.id}"
    data-id="${shape.id}"
    data-status="${shape.status}"
    part="comment own-comment"
  >
    <header>
      <h4><bdi data-part="name">${shape.name}</bdi></h4>
      ${shape.time}
    </header>
    <div class="hashiya-state">
      <p data-part="state">${labels.status[shape.isAwaited ? 'unconfirmed' : shape.status]}</p>
      <div class="hashiya-why" data-part="why" ${attribute('hidden', shape.reasons.length === 0)}>
        <p>${labels.form.reasons}</p>
        <ul data-part="reasons">
          ${shape.reasons}
        </ul>
      </div>
      ${shape.actions}
    </div>
    <div class="hashiya-body" data-part="body">${shape.body}</div>
  </article>`;
