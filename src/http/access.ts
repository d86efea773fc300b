import { SetMetadata, type CustomDecorator } from '@nestjs/common';
import { MetadataScanner, type ModulesContainer } from '@nestjs/core';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';

/**
 * Who may call a route. `anyone` is asked nothing; of `readers` and `key-holders` the route's own room sees to it; a room
 * above says more of the others.
 */
export interface Access {
  readonly for: 'anyone' | 'readers' | 'key-holders' | 'signed-in' | 'ability';
}

declare module 'fastify' {
  interface FastifyContextConfig {
    access?: Access;
    bodyLimitBytes?: number;
  }
}

export const ACCESS = 'access';
export const declareAccess = (access: Access): CustomDecorator => SetMetadata(ACCESS, access);

export const ANYONE = { for: 'anyone' } as const satisfies Access;

/** Open to whoever comes: nobody is asked who they are. */
export const Public = (): CustomDecorator => declareAccess(ANYONE);

/** For readers, known by an author token or not at all: the controller looks at that itself. */
export const ForReaders = (): CustomDecorator => declareAccess({ for: 'readers' });

/** For programs with a key in the manner of another API: the controller has a guard of its own. */
export const ForKeyHolders = (): CustomDecorator => declareAccess({ for: 'key-holders' });

const BODY_LIMIT = 'body-limit';

/** A route that takes larger bodies than others do. */
export const TakesUpTo = (bodyLimitBytes: number): CustomDecorator => SetMetadata(BODY_LIMIT, bodyLimitBytes);

/**
 * Lets no route into the router that does not say who may call it: what was forgotten is refused at the start, not open.
 * Handlers say it by a decorator on themselves or on their controller, routes added by hand in their `config`.
 * @throws Error naming every such route
 */
export function refuseUndeclared(server: FastifyInstance, modules: ModulesContainer): void {
  const undeclared = handlersOf(modules).filter((handler) => !passOn(handler));
  if (undeclared.length > 0)
    throw new Error(`These routes do not declare who may call them: ${undeclared.map(nameOf).join(', ')}.`);
  server.addHook('onRoute', (route) => {
    const { method, url, config } = route;
    if (config?.access === undefined)
      throw new Error(`The route ${String(method)} ${url} does not declare who may call it.`);
    if (config.bodyLimitBytes !== undefined) route.bodyLimit = config.bodyLimitBytes;
  });
}

interface Handler {
  readonly controller: new (...args: never[]) => object;
  readonly name: string;
}

const PATH = 'path';

function handlersOf(modules: ModulesContainer): Handler[] {
  const scanner = new MetadataScanner();
  return [...modules.values()]
    .flatMap(({ controllers }) => [...controllers.values()])
    .flatMap(({ metatype }) => {
      const controller = metatype as Handler['controller'];
      const names = scanner.getAllMethodNames(controller.prototype);
      return names
        .map((name) => ({ controller, name }))
        .filter((handler) => Reflect.hasMetadata(PATH, methodOf(handler)));
    });
}

/** Hands what a handler declares to its route. @returns false when it does not say who may call it */
function passOn(handler: Handler): boolean {
  const method = methodOf(handler);
  const access = (Reflect.getMetadata(ACCESS, method) ?? Reflect.getMetadata(ACCESS, handler.controller)) as
    Access | undefined;
  if (access === undefined) return false;
  const bodyLimitBytes = Reflect.getMetadata(BODY_LIMIT, method) as number | undefined;
  RouteConfig({ access, ...(bodyLimitBytes !== undefined && { bodyLimitBytes }) })(handler.controller, handler.name, {
    value: method,
  });
  return true;
}

const methodOf = ({ controller, name }: Handler): object =>
  (controller.prototype as Record<string, object>)[name] ?? {};
const nameOf = ({ controller, name }: Handler): string => `${controller.name}.${name}`;
