import type { Memory } from './box-memory.js';
import type { Box } from './box-page.js';

export interface OwnComment {
  readonly id: string;
  readonly status: string;
  readonly body: string;
  readonly author: { readonly name: string };
  readonly createdAt: string;
  readonly reasons?: readonly { readonly title: string; readonly explanation: string }[];
}

export interface Submitted {
  readonly body: string;
  readonly author: { readonly name: string; readonly email: string };
  readonly parentId?: string;
}

/** An answer that is not 2xx, as RFC 9457 describes it. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    readonly detail: string,
    readonly errors: readonly { pointer: string; detail: string }[],
  ) {
    super(detail);
  }
}

/** The service as this page's reader speaks to it. */
export class Api {
  constructor(
    private readonly box: Box,
    private readonly memory: Memory,
  ) {}

  submit(comment: Submitted, key: string): Promise<{ comment: OwnComment; authorToken: string }> {
    return this.call('POST', `${this.articlePath}/comments`, comment, { 'Idempotency-Key': key });
  }

  async listOwn(): Promise<readonly OwnComment[]> {
    const { items } = await this.call<{ items: OwnComment[] }>('GET', `${this.articlePath}/comments/mine`);
    return items;
  }

  findOwn(id: string): Promise<OwnComment> {
    return this.call('GET', `/comments/${id}`);
  }

  async count(): Promise<number> {
    const page = await this.call<{ article: { commentCount: number } }>('GET', `${this.articlePath}/comments?limit=1`);
    return page.article.commentCount;
  }

  react(value: string): Promise<{ reactions: { like: number; dislike: number }; authorToken: string }> {
    return this.call('PUT', `${this.articlePath}/reaction`, { value });
  }

  private get articlePath(): string {
    return `/articles/${encodeURIComponent(this.box.article)}`;
  }

  /** A token that the service no longer knows is forgotten, and the call made once more without it. */
  private async call<Result>(method: string, path: string, body?: object, headers = {}): Promise<Result> {
    const { token } = this.memory;
    const answer = await fetch(`${this.box.service}/v1/sites/${this.box.site}${path}`, {
      method,
      cache: 'no-store',
      headers: {
        'Accept-Language': this.box.language,
        ...(token !== null && { Authorization: `Bearer ${token}` }),
        ...(body && { 'Content-Type': 'application/json' }),
        ...headers,
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    if (answer.ok) return (await answer.json()) as Result;
    if (answer.status === 401 && token !== null) {
      this.memory.token = null;
      return this.call(method, path, body, headers);
    }
    const problem = (await answer.json().catch(() => ({}))) as Partial<Refused>;
    throw new Refused(answer.status, problem.detail ?? '', problem.errors ?? []);
  }
}
