import { createParamDecorator, Injectable, type ExecutionContext, type PipeTransform } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Problem } from '../http/problem.js';
import type { Site } from '../sites/site.entity.js';
import { AuthorTokens } from './author-token.js';

/** Whoever calls as a reader: known by a token, or nobody yet. */
export interface Reader {
  readonly authorId: string | null;
  /** Vouched for by the site. */
  readonly isVerified?: boolean;
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
export class ReaderPipe implements PipeTransform<Credentials, Reader> {
  constructor(private readonly tokens: AuthorTokens) {}

  /** @throws Problem `bad-token` for a header that is not a valid token; a stale cookie only means nobody */
  transform({ site, bearer, cookie }: Credentials): Reader {
    if (bearer !== undefined) {
      const authorId = this.tokens.verify(site.id, bearer);
      if (authorId === null) throw new Problem('bad-token');
      return { authorId };
    }
    return { authorId: cookie === undefined ? null : this.tokens.verify(site.id, cookie) };
  }
}

/** The reader who calls. Needs `SiteGuard` on the controller. */
export const CurrentReader = (): ParameterDecorator => credentialsOf(ReaderPipe);
