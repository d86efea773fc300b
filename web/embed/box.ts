import type { BoxLanguage } from '../../src/i18n/box-languages.js';
import type { BoxTalk } from '../../src/i18n/box-words.js';
import type * as Extras from './extras.js';
import type { Memory } from './memory.js';
import type { Service } from './service.js';

/** One element's box: the markup that the server made, and what everything in it needs to know. */
export interface Box {
  readonly section: HTMLElement;
  readonly service: Service;
  readonly memory: Memory;
  readonly language: BoxLanguage;
  readonly words: BoxTalk;
  readonly limit: number;
  /** Where this script and its other files come from. */
  readonly scripts: string;
  /** What a comment tells the service of its article. */
  readonly article: { readonly title?: string; readonly url?: string };
  /** Aborted when the element leaves the page or becomes another article's. */
  readonly signal: AbortSignal;
  /** Says something to those who listen to the page. */
  readonly announce: (sentence: string) => void;
  /** Tells the page. Events are `hashiya:` and this name; they bubble and cross the shadow's border. */
  readonly emit: (name: string, detail: object) => void;
}

/** The element of this name in the markup, or null. */
export const part = (within: ParentNode, name: string): HTMLElement | null =>
  within.querySelector<HTMLElement>(`[data-part="${name}"]`);

/** Shows a sentence at its place; without one the place is hidden. */
export function say(place: HTMLElement | null, sentence: string): void {
  if (!place) return;
  place.textContent = sentence;
  place.hidden = sentence === '';
}

/** Loads what is not needed by everybody, and does something with it. @param orElse when that fails */
export function withExtras(box: Box, act: (extras: typeof Extras) => unknown, orElse?: () => unknown): void {
  loadExtras(box)
    .then(act)
    .catch(() => (orElse ? orElse() : box.announce(box.words.troubles.action)));
}

export async function loadExtras({ scripts, section }: Box): Promise<typeof Extras> {
  const extras = (await import(/* @vite-ignore */ `${scripts}/embed/extras.js`)) as typeof Extras;
  extras.dress(section.getRootNode() as ShadowRoot);
  return extras;
}

/** A copy of a shape that the server has laid ready. */
export function copyOf(box: Box, name: string): HTMLElement | null {
  const template = part(box.section, `${name}-template`);
  const element = template instanceof HTMLTemplateElement ? template.content.firstElementChild : null;
  return element && (document.importNode(element, true) as HTMLElement);
}

/** An element with text in it. */
export function made(name: string, className: string, text = '', role?: string): HTMLElement {
  const element = document.createElement(name);
  element.className = className;
  element.textContent = text;
  if (role !== undefined) element.setAttribute('role', role);
  return element;
}

export const commentElement = ({ section }: Box, id: string): HTMLElement | null =>
  section.querySelector<HTMLElement>(`#comment-${CSS.escape(id)}`);

/** Calls back when something that fits the selector is pressed, unless the reader wants it in another window. */
export function onClick(box: Box, selector: string, act: (element: HTMLElement) => void): void {
  box.section.addEventListener('click', (event) => {
    const element = (event.target as Element).closest<HTMLElement>(selector);
    if (!element || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (element instanceof HTMLAnchorElement) event.preventDefault();
    act(element);
  });
}

/** Waits, unless the box goes away meanwhile. @returns false when it did */
export function pause(ms: number, signal: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve(!signal.aborted);
    };
    const timer = setTimeout(end, ms);
    signal.addEventListener('abort', end);
  });
}

export function focusOn(element: HTMLElement | null | undefined): void {
  if (!element) return;
  element.tabIndex = -1;
  element.focus({ preventScroll: true });
}

export function scrollTo(element: Element, block: ScrollLogicalPosition): void {
  const behavior = matchMedia('(prefers-reduced-motion: reduce)').matches ? 'instant' : 'smooth';
  element.scrollIntoView({ block, behavior });
}

/** A random UUID, also on pages without https. */
export function newKey(): string {
  const bytes = Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0'));
  return bytes.join('').replace(/(.{8})(.{4}).(.{3}).(.{3})(.{12})/, '$1-$2-4$3-8$4-$5');
}
