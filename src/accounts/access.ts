import { applyDecorators, createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { ApiBearerAuth, ApiCookieAuth } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { declareAccess, type Access } from '../http/access.js';
import { ABILITIES, type Ability } from './abilities.js';
import type { Actor } from './actor.js';

/** A route for those who may do something, which the guard knows. */
export interface AbilityAccess extends Access {
  readonly for: 'ability';
  readonly ability: Ability;
}

export type ActorRequest = FastifyRequest<{ Params: { site?: string } }> & { actor?: Actor };

type Declaration = MethodDecorator & ClassDecorator;

/** For whoever is signed in, in their own matters: needs a session, whatever the role. */
export const SignedIn = (): Declaration =>
  applyDecorators(declareAccess({ for: 'signed-in' }), ApiCookieAuth('session'));

/**
 * For those who may do this: with a session, or with a token if the ability has a scope. Below `{site}` in the path it
 * has to be on that site; elsewhere on any, and the service looks at the site itself (`authorise`).
 */
export function Requires(ability: Ability): Declaration {
  const access: AbilityAccess = { for: 'ability', ability };
  const isForTokens = ABILITIES[ability].scope !== null;
  return applyDecorators(
    ...[declareAccess(access), ApiCookieAuth('session')],
    ...(isForTokens ? [ApiBearerAuth('token')] : []),
  );
}

/** The actor that the guard let pass. */
export const CurrentActor = createParamDecorator((_: unknown, context: ExecutionContext): Actor => {
  const { actor } = context.switchToHttp().getRequest<ActorRequest>();
  if (!actor) throw new Error('CurrentActor needs SignedIn or Requires on the route');
  return actor;
});
