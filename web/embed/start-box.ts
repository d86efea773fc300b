import { showLikes, startActs, startReactions } from './acts.js';
import { commentElement, onClick, part, withExtras, type Box } from './box.js';
import { CommentForm } from './form.js';
import { Guard } from './guard.js';
import { CommentList } from './list.js';
import { Live } from './live.js';
import { watchMoments } from './moments.js';
import { OwnComments } from './own.js';

/** Makes the markup of a box livelier. Everything it does without, it does on the server. @returns its list */
export function startBox(box: Box): CommentList {
  const { section, memory, service } = box;
  const element = part(section, 'form');
  let form: CommentForm | undefined;
  const watch = watchMoments(box);
  const list = new CommentList(box, watch, (items) => form?.leave(items));
  const own = new OwnComments(box, {
    edit: ({ id, body }, place) => {
      const button = place.querySelector<HTMLElement>('[data-own=edit]') ?? place;
      form?.open({ kind: 'edit', id, title: button.textContent?.trim() ?? '' }, place, body ?? '', button);
    },
    published: () =>
      void service.news().then(
        ({ article }) => list.setCount(article.commentCount),
        () => undefined,
      ),
    watch,
  });
  if (element instanceof HTMLFormElement)
    form = new CommentForm(box, element, new Guard(box, element), (comment) => {
      own.reveal(own.show(comment));
      box.emit('submit', { id: comment.id, status: comment.status });
    });
  startReactions(box);
  startActs(box);
  if (form) startReplies(box, form);
  if (memory.token !== null || section.querySelector('[data-id]'))
    own.restore().then(
      () => showLikes(box, section),
      () => undefined,
    );
  if (form) reopen(box, form);
  const live = new Live(box, list, {
    closed: () => form?.close(),
    approved: (id) => void own.look(id),
    removed: (id) => {
      list.remove(id);
      tellReporter(box, id);
      form?.parentRemoved(id);
    },
  });
  live.start();
  return list;
}

/** Whoever reported a comment that is gone learns what came of it. */
function tellReporter(box: Box, id: string): void {
  const [report, place] = [box.memory.reportOf(id), commentElement(box, id)?.firstElementChild];
  if (report !== null && place) withExtras(box, ({ tellOutcome }) => tellOutcome(box, place, report));
}

/** Links that lead to the form on a page without scripts; here it is set up in place. */
function startReplies(box: Box, form: CommentForm): void {
  onClick(box, '[data-part=add]', () => form.begin());
  onClick(box, '[data-reply]', (link) => {
    const title = link.getAttribute('aria-label') ?? '';
    form.open({ kind: 'reply', id: link.dataset['reply'] ?? '', title }, link.closest('footer') ?? link, '', link);
  });
}

/** A reply that was being written when the page was left has its place open again. */
function reopen(box: Box, form: CommentForm): void {
  const id = box.memory.lastDraft;
  const draft = id === null ? null : box.memory.draft(id);
  const place = id === null ? null : commentElement(box, id)?.querySelector('footer');
  if (id !== null && place && draft?.title != null) form.open({ kind: 'reply', id, title: draft.title }, place);
}
