import { SORTS, type Sort } from '../publishing/page.view.js';
import { commentItem } from './comment-item.js';
import { linkTo, type FragmentModel } from './fragment.model.js';
import { attribute, html, type Markup } from './html.js';

/** Published comments with the links to other orders and pages. */
export function commentList(model: FragmentModel): Markup {
  const { labels, page, thread } = model;
  const isEmpty = page.comments.length === 0;
  return html`<div class="hashiya-list" data-part="list" part="list">
    ${thread === null ? sortLinks(model) : allLink(model)}
    <div class="hashiya-news" data-part="news" role="status"></div>
    <div data-part="items">${page.comments.map((comment) => commentItem(model, comment, thread === null ? 3 : 4))}</div>
    <p class="hashiya-empty" data-part="empty" ${attribute('hidden', !isEmpty)}>${labels.form.empty}</p>
    ${pageLinks(model)}
  </div>`;
}

const sortOf = (sort: Sort): Record<string, string> => (sort === 'newest' ? {} : { sort });

/** Where there is nothing to put in order they wait for the first comment. */
function sortLinks({ place, sort, labels, page }: FragmentModel): Markup {
  return html`<nav
    class="hashiya-sorts"
    data-part="sorts"
    aria-label="${labels.form.sortBy}"
    ${attribute('hidden', page.comments.length === 0)}
  >
    <ul>
      ${SORTS.map(
        (each) =>
          html`<li>
            <a
              data-sort="${each}"
              href="${linkTo(place.page, sortOf(each), 'comments')}"
              ${attribute('aria-current', each === sort && 'true')}
              >${labels.sorts[each]}</a
            >
          </li>`,
      )}
    </ul>
  </nav>`;
}

const allLink = ({ place, labels }: FragmentModel): Markup =>
  html`<p><a data-sort="newest" href="${linkTo(place.page, {}, 'comments')}">${labels.form.all}</a></p>`;

function pageLinks({ place, page, sort, thread, labels }: FragmentModel): Markup | false {
  const { previous, next } = page.page;
  const kept = thread === null ? sortOf(sort) : { thread };
  const link = (cursor: string | null, rel: string, label: string) =>
    cursor !== null &&
    html`<a
      class="hashiya-button"
      rel="${rel}"
      data-cursor="${cursor}"
      ${attribute('data-thread', thread)}
      href="${linkTo(place.page, { ...kept, cursor }, 'comments')}"
      >${label}</a
    >`;
  if (next === null && previous === null) return false;
  return html`<nav class="hashiya-pages" data-part="pages" aria-label="${labels.form.heading}">
    ${link(previous, 'prev', labels.form.before)}
    ${link(next, 'next', thread === null ? labels.form.more : labels.form.moreReplies)}
  </nav>`;
}
