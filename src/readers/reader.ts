import { createParamDecorator, Injectable, type ExecutionContext, type PipeTransform } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Problem } from '../http/problem.js';
import type { Site } from '../sites/site.entity.js';
import { AuthorTokens } from './author-token.js';
import type { ReaderClaims } from './reader-claims.js';
import { ReaderTokens } from './reader-tokens.js';
import { SignedInAuthors } from './signed-in-authors.js';

/** Whoever calls as a reader: known by a token, or nobody yet. */
export interface Reader {
  readonly authorId: string | null;
  /** What the site says of a reader for whom it vouches. */
  readonly claims?: ReaderClaims;
}

interface Credentials {
  readonly site: Site;
  readonly bearer: string | undefined;
  readonly cookie: string | undefined;
}

/** Name of the cookie that a form without scripts gets; scripts send the token in the Authorization header instead. */
export const authorCookie = (site: Site): string => `hashiya_author_${site.key}`;

const credentialsOf = createParamDecorator((_: unknown, context: ExecutionContext): Credentials => {
  const request = context.switchToHttp().getRequest<FastifyRequest & { site: Site }>();
  const bearer = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? request.headers.authorization;
  return { site: request.site, bearer, cookie: readCookie(request.headers.cookie, authorCookie(request.site)) };
});

function readCookie(header: string | undefined, name: string): string | undefined {
  const pair = header?.split(/; */).find((part) => part.startsWith(`${name}=`));
  return pair?.slice(name.length + 1);
}

@Injectable()
export class ReaderPipe implements PipeTransform<Credentials, Promise<Reader>> {
  constructor(
    private readonly tokens: AuthorTokens,
    private readonly readerTokens: ReaderTokens,
    private readonly authors: SignedInAuthors,
  ) {}

  /**
   * @throws Problem `bad-token` for a header that is not a valid token, or those of a token of the site; a stale cookie only
   *   means nobody
   */
  async transform({ site, bearer, cookie }: Credentials): Promise<Reader> {
    if (bearer !== undefined && this.readerTokens.isOne(bearer)) {
      const claims = await this.readerTokens.verify(site, bearer);
      return { authorId: await this.authors.idOf(site, claims), claims };
    }
    if (bearer !== undefined) {
      const authorId = this.tokens.verify(site.id, bearer);
      if (authorId === null) throw new Problem('bad-token');
      return { authorId };
    }
    return { authorId: cookie === undefined ? null : this.tokens.verify(site.id, cookie) };
  }
}

/**
 * What a reader comes back with. Those for whom the site vouches bring its tokens: one of ours would outlast them.
 */
export const tokenFor = (tokens: AuthorTokens, site: Site, reader: Reader, authorId: string): string | null =>
  reader.claims === undefined ? tokens.issue(site.id, authorId) : null;

/** The reader who calls. Needs `SiteGuard` on the controller. */
export const CurrentReader = (): ParameterDecorator => credentialsOf(ReaderPipe);
