import { fill } from '../i18n/messages.js';
import { formatNumber, plural } from '../i18n/plural.js';
import type { CommentView } from '../publishing/page.view.js';
import { paragraphs, timeElement } from './comment-text.js';
import { linkTo, type FragmentModel } from './fragment.model.js';
import { attribute, html, type Markup } from './html.js';

type Level = 3 | 4 | 5;

/** Replies that are shown at once, on each level; the rest is folded away. */
const UNFOLDED = 2;

/** One comment with its replies. */
export function commentItem(model: FragmentModel, comment: CommentView, level: Level): Markup {
  return html`<article
    class="hashiya-comment${comment.isRemoved && ' is-removed'}"
    id="comment-${comment.id}"
    data-comment="${comment.id}"
    data-parent="${comment.parentId}"
    ${attribute('data-pinned', comment.pinned)}
    part="comment"
  >
    ${comment.isRemoved ? html`<p>${model.labels.form.removed}</p>` : published(model, comment, level)}
    ${replies(model, comment, level === 3 ? 4 : 5)}
  </article>`;
}

function published(model: FragmentModel, comment: CommentView, level: Level): Markup {
  const { language, labels, page } = model;
  const name = comment.author?.name ?? '';
  return html`<header>
      ${heading(level, name)} ${badge(model, comment)}
      ${comment.pinned && html`<span class="hashiya-badge" part="badge">${labels.form.pinned}</span>`}
      <a class="hashiya-moment" href="#comment-${comment.id}">${timeElement(language, comment.createdAt)}</a>
      ${comment.editedAt !== null && html`<span class="hashiya-note">${labels.form.edited}</span>`}
    </header>
    <div class="hashiya-body" part="body">${paragraphs(comment.body ?? '')}</div>
    <footer>
      ${page.article.commenting !== 'closed' && replyLink(model, comment, name)} ${likeButton(model, comment, name)}
      ${reportButton(model, name)}
      ${
        comment.replyCount > 0 &&
        html`<span class="hashiya-tail">${plural(language, comment.replyCount, labels.counts.replies)}</span>`
      }
    </footer>`;
}

/** What the site's own token says of the author; a role that we have no word for is left out. */
function badge({ labels }: FragmentModel, { author }: CommentView): Markup | false {
  const role = author?.badge ?? null;
  const label = role === null ? undefined : (labels.badges as Readonly<Record<string, string>>)[role];
  return label !== undefined && html`<span class="hashiya-badge" part="badge">${label}</span>`;
}

function heading(level: Level, name: string): Markup {
  const bdi = html`<bdi>${name}</bdi>`;
  if (level === 3) return html`<h3 part="name">${bdi}</h3>`;
  return level === 4 ? html`<h4 part="name">${bdi}</h4>` : html`<h5 part="name">${bdi}</h5>`;
}

/** For the script: unseen without it, but in its place, so that nothing moves. */
function likeButton({ language, labels }: FragmentModel, { likeCount }: CommentView, name: string): Markup {
  const label = fill(labels.form.likeOf, { name });
  return html`<button
    type="button"
    class="hashiya-act"
    data-act="like"
    aria-pressed="false"
    data-label="${label}"
    aria-label="${label}: ${plural(language, likeCount, labels.counts.likes)}"
    data-count="${likeCount}"
  >
    <span class="hashiya-heart" aria-hidden="true"></span>
    <span data-part="likes">${likeCount > 0 && formatNumber(language, likeCount)}</span>
  </button>`;
}

const reportButton = ({ labels }: FragmentModel, name: string): Markup =>
  html`<button type="button" class="hashiya-act" data-act="report" aria-label="${fill(labels.report.openOf, { name })}">
    ${labels.report.open}
  </button>`;

function replyLink({ labels, place }: FragmentModel, { id }: CommentView, name: string): Markup {
  return html`<a
    class="hashiya-reply"
    data-reply="${id}"
    data-name="${name}"
    href="${linkTo(place.page, { replyTo: id }, 'form')}"
    aria-label="${fill(labels.form.replyTo, { name })}"
    >${labels.form.reply}</a
  >`;
}

/** The first replies, and the rest behind their number; which works without scripts, too. */
function replies(model: FragmentModel, comment: CommentView, level: Level): Markup | false {
  const { replies: all, moreReplies } = comment;
  if (all.length === 0) return false;
  const [shown, folded] = [all.slice(0, UNFOLDED), all.slice(UNFOLDED)];
  const item = (reply: CommentView): Markup => commentItem(model, reply, level);
  const hasFold = folded.length > 0 || moreReplies !== null;
  return html`<div class="hashiya-replies" data-part="replies">
    ${shown.map(item)} ${hasFold && fold(model, comment)}
  </div>`;
}

function fold(model: FragmentModel, comment: CommentView): Markup {
  const { language, labels } = model;
  const { replies: all, moreReplies, id } = comment;
  const level = comment.parentId === null ? 4 : 5;
  return html`<details class="hashiya-fold" data-part="fold">
    <summary>${plural(language, foldedCount(comment), labels.counts.moreReplies)}</summary>
    ${all.slice(UNFOLDED).map((reply) => commentItem(model, reply, level))}
    ${moreReplies !== null && furtherReplies(model, id, moreReplies)}
  </details>`;
}

/** All replies at any depth, less those that are shown. */
function foldedCount({ replyCount, replies: all }: CommentView): number {
  const total = (some: readonly CommentView[]): number => some.reduce((sum, each) => sum + 1 + total(each.replies), 0);
  return Math.max(replyCount, total(all)) - total(all.slice(0, UNFOLDED));
}

const furtherReplies = ({ labels, place }: FragmentModel, thread: string, cursor: string): Markup =>
  html`<p class="hashiya-further">
    <a
      class="hashiya-button"
      data-thread="${thread}"
      data-cursor="${cursor}"
      href="${linkTo(place.page, { thread, cursor }, 'comments')}"
      >${labels.form.moreReplies}</a
    >
  </p>`;
