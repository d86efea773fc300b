import type { BoxTalk } from '../../src/i18n/box-words.js';
import type { Memory } from './memory.js';
import type { Challenge } from './proof.js';
import { networkTrouble, refusal, Trouble } from './trouble.js';

/** An own comment in any status, with what its author can do about it. */
export interface OwnComment {
  readonly id: string;
  readonly status: Exclude<keyof BoxTalk['status'], 'unconfirmed'>;
  /** Pending until the author has confirmed the e-mail. */
  readonly awaitsConfirmation?: boolean;
  /** Null once it was withdrawn. */
  readonly body: string | null;
  readonly author: { readonly name: string };
  readonly parentId: string | null;
  readonly createdAt: string;
  readonly reasons?: readonly { readonly title: string; readonly explanation: string }[];
  /** What a moderator wrote to the author. */
  readonly message?: string | null;
  readonly appeal?: { readonly state: 'open' | 'upheld' | 'overturned' } | null;
  readonly abilities?: { readonly canEdit: boolean; readonly canWithdraw: boolean; readonly canAppeal: boolean };
}

/** What is new about a comment that somebody may be waiting for. */
export interface NewsComment {
  readonly id: string;
  readonly createdAt: string;
  readonly isRemoved: boolean;
  readonly replies: readonly NewsComment[];
}

export interface News {
  readonly article: { readonly commentCount: number; readonly commenting: string };
  readonly comments: readonly NewsComment[];
}

export type { Challenge };

/** What a form has to show besides its text. */
export interface FormFacts {
  readonly challenge: Challenge | null;
}

export interface Submitted {
  readonly body: string;
  readonly author?: { readonly name: string; readonly email: string };
  readonly parentId?: string;
  readonly proof: { readonly token: string; readonly trap: string; readonly challenge?: string | null };
  readonly article: { readonly title?: string; readonly url?: string };
}

/** A signed-in reader's token of the site, fresh on each call; null for a guest. */
export type TokenSource = (isRenewal: boolean) => Promise<string | null>;

interface Call {
  readonly method?: string;
  readonly body?: object;
  readonly key?: string;
  /** What anybody may read needs no token, and no question of the browser beforehand. */
  readonly isPublic?: boolean;
}

/** Readers wait so long for an answer, and no longer. */
const LIMIT_MS = 10_000;
const RUNNING_PAUSE_MS = 1_000;

/** The service as this page's reader speaks to it. Everything it throws is a `Trouble`. */
export class Service {
  constructor(
    private readonly of: {
      readonly origin: string;
      readonly site: string;
      readonly article: string;
      readonly language: string;
    },
    private readonly memory: Memory,
    private readonly tokens: TokenSource,
  ) {}

  private get articlePath(): string {
    return `/articles/${encodeURIComponent(this.of.article)}`;
  }

  private address(path: string): string {
    return `${this.of.origin}/v1/sites/${encodeURIComponent(this.of.site)}${path}`;
  }

  get eventsAddress(): string {
    return this.address(`${this.articlePath}/events`);
  }

  /** The box as the server renders it: all of it, or the part of the list that is asked for. */
  async fragment(query: Readonly<Record<string, string>>): Promise<HTMLElement> {
    const parameters = new URLSearchParams({ lang: this.of.language, ...query }).toString();
    const address = this.address(`${this.articlePath}/comments.html?${parameters}`);
    // Asked for again, what the browser keeps is brought up to date first; reading it as a document then costs nothing.
    if (Object.keys(query).length > 0)
      await fetch(address, { cache: 'no-cache', signal: AbortSignal.timeout(LIMIT_MS) }).then((answer) =>
        answer.text(),
      );
    const page = await this.document(address);
    const section = page.querySelector<HTMLElement>('section.hashiya');
    if (!section) throw new Trouble('failed');
    return section;
  }

  /**
   * A page as the browser reads it from the network: nothing in it runs, and no string becomes markup on the way, which
   * pages that require Trusted Types would forbid.
   */
  document(address: string): Promise<Document> {
    return new Promise((resolve, reject) => {
      const request = new XMLHttpRequest();
      request.open('GET', address);
      request.responseType = 'document';
      request.timeout = LIMIT_MS;
      request.addEventListener('load', () =>
        request.status === 200 && request.responseXML ? resolve(request.responseXML) : reject(new Trouble('failed')),
      );
      request.addEventListener('error', () => reject(networkTrouble(null)));
      request.addEventListener('timeout', () => reject(new Trouble('slow')));
      request.send();
    });
  }

  news(): Promise<News> {
    return this.call(`${this.articlePath}/comments?sort=newest&limit=20`, { isPublic: true });
  }

  form(): Promise<FormFacts> {
    return this.call(`/form?article=${encodeURIComponent(this.of.article)}`, { isPublic: true });
  }

  async submit(comment: Submitted, key: string): Promise<OwnComment> {
    return this.commentOf(await this.call(`${this.articlePath}/comments`, { method: 'POST', body: comment, key }));
  }

  async edit(id: string, body: string, key: string): Promise<OwnComment> {
    return this.commentOf(await this.call(`/comments/${id}`, { method: 'PATCH', body: { body }, key }));
  }

  async withdraw(id: string): Promise<OwnComment> {
    return this.commentOf(await this.call(`/comments/${id}`, { method: 'DELETE' }));
  }

  appeal(id: string, statement: string, key: string): Promise<unknown> {
    return this.call(`/comments/${id}/appeals`, { method: 'POST', body: { statement }, key });
  }

  async listOwn(): Promise<readonly OwnComment[]> {
    const { items } = await this.call<{ items: OwnComment[] }>(`${this.articlePath}/comments/mine`, {});
    return items;
  }

  findOwn(id: string): Promise<OwnComment> {
    return this.call(`/comments/${id}`, {});
  }

  react(value: string): Promise<{ reactions: { like: number; dislike: number } }> {
    return this.call(`${this.articlePath}/reaction`, { method: 'PUT', body: { value } });
  }

  like(id: string, value: boolean): Promise<{ likeCount: number }> {
    return this.call(`/comments/${id}/like`, { method: 'PUT', body: { value } });
  }

  async report(id: string, report: { reason: string; note?: string }): Promise<string> {
    const answer = await this.call<{ report: { id: string } }>(`/comments/${id}/reports`, {
      method: 'POST',
      body: report,
    });
    return answer.report.id;
  }

  async reportState(id: string): Promise<'open' | 'upheld' | 'dismissed' | 'moot'> {
    return (await this.call<{ state: 'open' | 'upheld' | 'dismissed' | 'moot' }>(`/reports/${id}`, {})).state;
  }

  private commentOf(answer: { comment?: OwnComment }): OwnComment {
    if (typeof answer?.comment?.id !== 'string') throw new Trouble('failed');
    return answer.comment;
  }

  /**
   * A token that the service no longer takes is renewed by the site, or forgotten if it was a guest's, and the call made
   * once more. A signed-in reader whom the site knows no longer is told so.
   */
  private async call<Result>(path: string, call: Call): Promise<Result> {
    const ofSite = call.isPublic === true ? null : await this.tokens(false);
    const token = call.isPublic === true ? null : (ofSite ?? this.memory.token);
    try {
      return await this.send<Result>(path, call, token);
    } catch (error) {
      const trouble = networkTrouble(error);
      if (trouble.code === 'idempotency-key-running') return this.again(path, call, token);
      if (trouble.problem.status !== 401 || token === null) throw trouble;
      if (ofSite === null) this.memory.token = null;
      const renewed = ofSite === null ? null : await this.tokens(true);
      if (ofSite !== null && (renewed === null || renewed === ofSite)) throw trouble;
      return this.retry(path, call, renewed);
    }
  }

  /** The first sending of the same text is still under way: its answer is the answer. */
  private async again<Result>(path: string, call: Call, token: string | null): Promise<Result> {
    await new Promise((resolve) => setTimeout(resolve, RUNNING_PAUSE_MS));
    return this.retry(path, call, token);
  }

  private retry<Result>(path: string, call: Call, token: string | null): Promise<Result> {
    return this.send<Result>(path, call, token).catch((error: unknown) => {
      throw networkTrouble(error);
    });
  }

  private async send<Result>(path: string, { method = 'GET', body, key }: Call, token: string | null): Promise<Result> {
    const answer = await fetch(this.address(path), {
      method,
      credentials: 'omit',
      // Likes and reactions arrive although their reader leaves at once.
      keepalive: method === 'PUT',
      // An answer may be kept for a while: whoever asks wants to know whether it has changed (ETag).
      cache: token === null ? 'no-cache' : 'no-store',
      signal: AbortSignal.timeout(LIMIT_MS),
      headers: {
        'Accept-Language': this.of.language,
        ...(token !== null && { Authorization: `Bearer ${token}` }),
        ...(body && { 'Content-Type': 'application/json' }),
        ...(key !== undefined && { 'Idempotency-Key': key }),
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw await refusal(answer);
    const result = (await answer.json()) as Result & { authorToken?: unknown };
    if (typeof result?.authorToken === 'string') this.memory.token = result.authorToken;
    return result;
  }
}
