import { type INestApplication, RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { ModulesContainer } from '@nestjs/core';
import type { Permission } from '../../../src/domain/permission.js';
import { PUBLIC } from '../../../src/http/actor.js';
import { NEEDS } from '../../../src/http/needs.js';

/** A route as the running application has it, with what it says about who may use it. */
export interface Route {
  /** `GET /api/v1/people/:id` */
  readonly name: string;
  readonly method: string;
  readonly path: string;
  readonly isPublic: boolean;
  /** Undefined where the route doesn't say. */
  readonly needs: readonly Permission[] | undefined;
}

/** Every route of every controller, in the order of their names. */
export function routesOf(app: INestApplication): readonly Route[] {
  const controllers = [...app.get(ModulesContainer).values()].flatMap((module) => [
    ...module.controllers.values(),
  ]);
  return controllers
    .flatMap(({ metatype }) => (metatype ? routesOfController(metatype) : []))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

type Handler = (...parameters: unknown[]) => unknown;

function routesOfController(controller: Function): Route[] {
  const { prototype } = controller as { prototype: Record<string, unknown> };
  const handlers = Object.getOwnPropertyNames(prototype)
    .map((name) => Object.getOwnPropertyDescriptor(prototype, name)?.value as unknown)
    .filter((value): value is Handler => typeof value === 'function')
    .filter((handler) => Reflect.hasMetadata(METHOD_METADATA, handler));

  return handlers.map((handler) => {
    const either = (key: string): unknown =>
      Reflect.getMetadata(key, handler) ?? Reflect.getMetadata(key, controller);
    const number = Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod;
    const method = RequestMethod[number] ?? 'GET';
    const base = String(Reflect.getMetadata(PATH_METADATA, controller));
    const path = ['', base, String(Reflect.getMetadata(PATH_METADATA, handler))]
      .join('/')
      .replace(/\/+/g, '/')
      .replace(/(.)\/$/, '$1');
    return {
      name: `${method} ${path}`,
      method,
      path,
      isPublic: either(PUBLIC) === true,
      needs: either(NEEDS) as readonly Permission[] | undefined,
    };
  });
}
