import { fill, messagesIn } from '../i18n/messages.js';
import { plural } from '../i18n/plural.js';
import { paragraphs, timeElement } from './comment-text.js';
import { linkTo, type FragmentModel } from './fragment.model.js';
import { html, type Markup } from './html.js';
import { SORTS, type CommentView, type Sort } from '../publishing/page.view.js';

type Level = 3 | 4 | 5;

/** Published comments with the links to other orders and pages. */
export function commentList(model: FragmentModel): Markup {
  const { comments, article } = model.page;
  const words = messagesIn(model.locale).form;
  const isEmpty = comments.length === 0;
  return html`<div class="hashiya-list" data-part="list">
    ${model.thread === null ? !isEmpty && sortLinks(model) : allLink(model)}
    ${comments.map((comment) => commentElement(model, comment, 3))}
    ${isEmpty && article.commenting !== 'closed' && html`<p class="hashiya-empty" data-part="empty">${words.empty}</p>`}
    ${pageLinks(model)}
  </div>`;
}

const sortOf = (sort: Sort): Record<string, string> => (sort === 'newest' ? {} : { sort });

function sortLinks({ locale, place, sort }: FragmentModel): Markup {
  const { form, sorts } = messagesIn(locale);
  return html`<nav class="hashiya-sorts" aria-label="${form.sortBy}">
    <ul>
      ${SORTS.map(
        (each) =>
          html`<li>
            <a href="${linkTo(place.page, sortOf(each), 'comments')}" ${each === sort && html` aria-current="true"`}
              >${sorts[each]}</a
            >
          </li>`,
      )}
    </ul>
  </nav>`;
}

const allLink = ({ locale, place }: FragmentModel): Markup =>
  html`<p><a href="${linkTo(place.page, {}, 'comments')}">${messagesIn(locale).form.all}</a></p>`;

function pageLinks({ locale, place, page, sort, thread }: FragmentModel): Markup | false {
  const { form } = messagesIn(locale);
  const kept = thread === null ? sortOf(sort) : { thread };
  const link = (cursor: string | null, rel: string, label: string) =>
    cursor !== null &&
    html`<a class="hashiya-button" rel="${rel}" href="${linkTo(place.page, { ...kept, cursor }, 'comments')}"
      >${label}</a
    >`;
  if (page.page.next === null && page.page.previous === null) return false;
  return html`<nav class="hashiya-pages" aria-label="${form.heading}">
    ${link(page.page.previous, 'prev', form.before)}
    ${link(page.page.next, 'next', thread === null ? form.more : form.moreReplies)}
  </nav>`;
}

function commentElement(model: FragmentModel, comment: CommentView, level: Level): Markup {
  return html`<article class="hashiya-comment${comment.isRemoved && ' is-removed'}" id="comment-${comment.id}">
    ${comment.isRemoved ? tombstone(model) : publishedComment(model, comment, level)}
    ${repliesOf(model, comment, level === 3 ? 4 : 5)}
  </article>`;
}

const tombstone = ({ locale }: FragmentModel): Markup => html`<p>${messagesIn(locale).form.removed}</p>`;

function publishedComment(model: FragmentModel, comment: CommentView, level: Level): Markup {
  const { locale } = model;
  const { form, counts } = messagesIn(locale);
  return html`<header>
      ${heading(level, comment.author?.name ?? '')}
      <a class="hashiya-moment" href="#comment-${comment.id}">${timeElement(locale, comment.createdAt)}</a>
      ${comment.editedAt !== null && html`<span class="hashiya-note">${form.edited}</span>`}
    </header>
    <div class="hashiya-body">${paragraphs(comment.body ?? '')}</div>
    <footer>
      ${model.page.article.commenting !== 'closed' && replyLink(model, comment)}
      ${comment.replyCount > 0 && html`<span>${plural(locale, comment.replyCount, counts.replies)}</span>`}
    </footer>`;
}

function heading(level: Level, name: string): Markup {
  if (level === 3) return html`<h3><bdi>${name}</bdi></h3>`;
  return level === 4 ? html`<h4><bdi>${name}</bdi></h4>` : html`<h5><bdi>${name}</bdi></h5>`;
}

function replyLink({ locale, place }: FragmentModel, { id, author }: CommentView): Markup {
  const { form } = messagesIn(locale);
  const name = author?.name ?? '';
  return html`<a
    class="hashiya-reply"
    data-reply="${id}"
    data-name="${name}"
    href="${linkTo(place.page, { replyTo: id }, 'form')}"
    aria-label="${fill(form.replyTo, { name })}"
    >${form.reply}</a
  >`;
}

function repliesOf(model: FragmentModel, comment: CommentView, level: Level): Markup | false {
  const { moreReplies: cursor, replies, id } = comment;
  if (replies.length === 0) return false;
  const more =
    cursor !== null &&
    html`<p>
      <a href="${linkTo(model.place.page, { thread: id, cursor }, 'comments')}"
        >${messagesIn(model.locale).form.moreReplies}</a
      >
    </p>`;
  return html`<div class="hashiya-replies">${replies.map((reply) => commentElement(model, reply, level))}${more}</div>`;
}
