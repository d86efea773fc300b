import { directionIn, type BoxLanguage } from '../../src/i18n/box-languages.js';
import { WAITING } from '../../src/i18n/box-waiting.js';
import type { BoxTalk } from '../../src/i18n/box-words.js';
import css from '../comment-box.css?inline';
import { made, part } from './box.js';
import { languageOf } from './languages.js';
import { targetOf, type CommentList } from './list.js';
import { Memory } from './memory.js';
import { Service, type TokenSource } from './service.js';
import { startBox } from './start-box.js';

const NEAR = '800px';
const sheet = new CSSStyleSheet();
sheet.replaceSync(css);

/** Where the script came from: there the service is, unless the element says otherwise. */
const scriptOrigin = new URL((document.currentScript as HTMLScriptElement | null)?.src ?? location.href).origin;

/**
 * `<reader-comments site="…" article="…">`: the comment section of an article. Attributes, properties, events, parts and
 * custom properties are a contract: see docs/embed.md.
 */
export class ReaderComments extends HTMLElement {
  static readonly observedAttributes = ['site', 'article', 'lang', 'service'];

  /**
   * Set by sites whose readers sign in, maybe before this script is there: gives the reader's token, or null for a guest.
   * Asked again when it has expired.
   */
  readerToken: TokenSource | null = (this as { readerToken?: TokenSource | null }).readerToken ?? null;

  private stopping = new AbortController();
  private list: CommentList | null = null;
  private isStarted = false;

  /** Waits until somebody scrolls near, or follows a link to here. */
  connectedCallback(): void {
    const stopping = (this.stopping = new AbortController());
    const observer = new IntersectionObserver(
      (entries) => entries.some((entry) => entry.isIntersecting) && this.start(),
      {
        rootMargin: NEAR,
      },
    );
    observer.observe(this);
    stopping.signal.addEventListener('abort', () => observer.disconnect());
    addEventListener('hashchange', () => this.followHash(), { signal: stopping.signal });
    this.followHash();
  }

  disconnectedCallback(): void {
    this.stop();
  }

  /** Another article or language begins anew, as on pages that never reload. */
  attributeChangedCallback(_name: string, before: string | null, after: string | null): void {
    if (this.isStarted && before !== after) this.reload();
  }

  /** Loads the comments anew. */
  reload(): void {
    this.stop();
    this.connectedCallback();
  }

  private stop(): void {
    this.stopping.abort();
    this.list = null;
    this.isStarted = false;
  }

  private followHash(): void {
    const id = targetOf(location.hash);
    if (location.hash === '#comments' && this.id === '' && !document.getElementById('comments')) this.scrollIntoView();
    if (id === null) return;
    if (this.list) void this.list.goTo(id);
    else this.start();
  }

  private start(): void {
    if (this.isStarted || !this.isConnected) return;
    this.isStarted = true;
    void this.load(this.stopping.signal);
  }

  private async load(signal: AbortSignal): Promise<void> {
    const language = languageOf(this);
    const [site, article] = [this.getAttribute('site') ?? '', this.getAttribute('article') ?? ''];
    const memory = new Memory(site, article);
    const tokens: TokenSource = async (isRenewal) => (this.readerToken ? this.readerToken(isRenewal) : null);
    const origin = this.getAttribute('service') ?? scriptOrigin;
    const service = new Service({ origin, site, article, language }, memory, tokens);
    const section = this.takeOver(site, article, language) ?? (await this.fetch(service, language, signal));
    if (!section || signal.aborted) return;
    // Signed-in readers are not asked who they are.
    if (this.readerToken && (await this.readerToken(false)) !== null) {
      for (const name of ['who', 'members']) part(section, name)?.remove();
      part(section, 'form')?.removeAttribute('hidden');
    }
    section.classList.add('is-live');
    const words = JSON.parse(section.querySelector('script[type="application/json"]')?.textContent ?? '') as BoxTalk;
    const live = section.appendChild(made('p', 'hashiya-unseen', '', 'status'));
    this.list = startBox({
      ...{ section, service, memory, language, words, signal },
      limit: Number(section.dataset['limit']),
      scripts: scriptOrigin,
      article: this.about(),
      announce: (sentence) => (live.textContent = sentence),
      emit: (name, detail) => this.tell(name, detail),
    });
    const id = targetOf(location.hash);
    if (id !== null) void this.list.goTo(id);
    this.tell('ready', { count: Number(section.dataset['count']) });
  }

  /** What a first comment tells the service of the article, where the page says it. */
  private about(): { title?: string; url?: string } {
    const title = this.getAttribute('article-title');
    const url =
      this.getAttribute('article-url') ?? document.querySelector<HTMLLinkElement>('link[rel=canonical]')?.href;
    return { ...(title !== null && { title }), ...(url !== undefined && { url }) };
  }

  /** The box that the page's server put here, as it is, with what was typed into it meanwhile. */
  private takeOver(site: string, article: string, language: BoxLanguage): HTMLElement | null {
    const section = this.querySelector<HTMLElement>(':scope > .hashiya');
    const { site: ofSite, article: ofArticle } = section?.dataset ?? {};
    if (!section || ofSite !== site || ofArticle !== article || section.lang !== language) return null;
    keepHeights(section);
    const focused = section.contains(document.activeElement) ? document.activeElement : null;
    this.put(section);
    if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
    return section;
  }

  /** The box from the service; or one sentence that it cannot be had now. */
  private async fetch(service: Service, language: BoxLanguage, signal: AbortSignal): Promise<HTMLElement | null> {
    const notice = made('section', 'hashiya is-waiting');
    const line = notice.appendChild(made('p', 'hashiya-empty', WAITING[language].loading, 'status'));
    notice.lang = language;
    notice.dir = directionIn(language);
    this.put(notice);
    try {
      const section = document.adoptNode(await service.fragment({}));
      if (!signal.aborted) this.put(section);
      return section;
    } catch {
      const retry = notice.appendChild(made('button', 'hashiya-button', WAITING[language].retry));
      retry.addEventListener('click', () => this.reload());
      line.textContent = WAITING[language].unread;
      this.tell('error', {});
      return null;
    }
  }

  /** Descriptions for search engines stay where they find them, and the name that links lead to goes to the element. */
  private put(section: HTMLElement): void {
    const root = this.shadowRoot ?? this.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [sheet];
    this.append(...section.querySelectorAll('script[type="application/ld+json"]'));
    root.replaceChildren(section);
    if (this.id === '' && !document.getElementById(section.id)) this.id = section.id;
  }

  private tell(name: string, detail: object): void {
    this.dispatchEvent(new CustomEvent(`hashiya:${name}`, { detail, bubbles: true, composed: true }));
  }
}

/** Comments keep the room that they have, so that only those near are laid out anew in the shadow, and nothing moves. */
function keepHeights(section: HTMLElement): void {
  const items = [...(part(section, 'items')?.children ?? [])] as HTMLElement[];
  const heights = items.map((item) => {
    const { blockSize, paddingBlockStart, paddingBlockEnd, borderBlockEndWidth } = getComputedStyle(item);
    return [paddingBlockStart, paddingBlockEnd, borderBlockEndWidth].reduce(
      (left, each) => left - parseFloat(each),
      parseFloat(blockSize),
    );
  });
  items.forEach((item, n) => {
    item.style.containIntrinsicBlockSize = `auto ${heights[n] ?? 0}px`;
    item.style.contentVisibility = 'auto';
  });
}
