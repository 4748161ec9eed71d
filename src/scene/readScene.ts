/**
 * A scene read from a link.
 */

import type * as z from 'zod';
import { type Scene, sceneSchema } from './scene.ts';
import { LONGEST_LINK } from './sceneParams.ts';

/** PostHog cuts distinct IDs to this many characters, which would make two users one. */
export const LONGEST_USER = 200;

/** A scene, or what is wrong with the link and what to do. */
export type SceneReading = { scene: Scene; problem?: never } | { scene?: never; problem: string };

/** Reads a scene from the query of a URL. Parameters that are no part of a scene are left alone. */
export function readScene(params: URLSearchParams): SceneReading {
  const { length } = params.toString();
  if (length > LONGEST_LINK) {
    return {
      problem: `This link has ${length} characters, and ${LONGEST_LINK} is the most. It was perhaps joined with something else: copy it again.`,
    };
  }
  const user = textOf(params, 'user');
  if (user !== undefined && Array.from(user).length > LONGEST_USER) {
    return {
      problem: `The link’s user has ${Array.from(user).length} characters. Use at most ${LONGEST_USER}, the longest distinct ID that PostHog keeps.`,
    };
  }
  const flag = readJson(params, 'flag');
  if (flag.problem !== undefined) return flag;
  const person = readJson(params, 'person');
  if (person.problem !== undefined) return person;
  const parsed = sceneSchema.safeParse({
    stage: textOf(params, 'stage'),
    user,
    flag: flag.value,
    person: person.value,
    show: textOf(params, 'show'),
  });
  return parsed.success ? { scene: parsed.data } : { problem: describe(parsed.error) };
}

/** An empty field of a form is one that was not filled in. */
function textOf(params: URLSearchParams, name: string): string | undefined {
  return params.get(name) || undefined;
}

function readJson(
  params: URLSearchParams,
  name: string,
): { value: unknown; problem?: never } | { problem: string } {
  const text = textOf(params, name);
  if (text === undefined) return { value: undefined };
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return {
      problem: `The link’s ${name} is not JSON; it begins with “${text.slice(0, 40)}”. The link was perhaps cut: copy it again, whole.`,
    };
  }
}

function describe({ issues }: z.core.$ZodError): string {
  const [issue] = issues;
  const path = issue?.path.join('.') ?? '';
  return `The link’s ${path} cannot be used: ${issue?.message ?? 'it is not what it should be'}. Mend it, or make the link again.`;
}
