import { Api } from './box-api.js';
import { CommentForm } from './box-form.js';
import { Memory } from './box-memory.js';
import { OwnComments } from './box-own.js';
import { localTime, part, readBox } from './box-page.js';
import { startReactions } from './box-reaction.js';

/** Makes a comment box that the server rendered livelier. Everything it does works without it, too. */
function start(root: HTMLElement): void {
  const box = readBox(root);
  const memory = new Memory(box.site, box.article);
  const api = new Api(box, memory);
  const own = new OwnComments(box, api);
  for (const time of root.querySelectorAll('time')) time.textContent = localTime(box.language, time.dateTime);
  const [reaction, form] = [part(root, 'reaction'), part(root, 'form')];
  if (reaction instanceof HTMLFormElement) startReactions(reaction, api, memory);
  if (form instanceof HTMLFormElement)
    new CommentForm(box, form, api, memory, (comment) =>
      own.show(comment)?.scrollIntoView({ block: 'center' }),
    ).start();
  const isKnown = memory.token !== null || root.querySelector('[data-id]') !== null;
  if (isKnown) own.restore().catch(() => undefined);
}

for (const root of document.querySelectorAll<HTMLElement>('section.hashiya')) start(root);
