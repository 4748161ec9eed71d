/**
 * A scene read from a link.
 */

import type * as z from 'zod';
import { isolate } from '../text/isolation.ts';
import { findCut } from './findCut.ts';
import { type Scene, sceneSchema, type View, VIEWS } from './scene.ts';
import { readFault } from './readFault.ts';
import { LONGEST_LINK } from './sceneParams.ts';

/** PostHog cuts distinct IDs to this many characters, which would make two users one. */
export const LONGEST_USER = 200;

/** A scene, or what is wrong with the link and what to do. */
export type SceneReading = { scene: Scene; problem?: never } | { scene?: never; problem: string };

/**
 * Reads a scene from a link, which may have been cut on its way, or have got a bracket or a full stop
 * of the sentence that it stood in.
 */
export function readLink({ search, searchParams }: URL): SceneReading {
  const problem = findCut(search.replace(PLAIN_WORDS, ''));
  return problem === undefined ? readScene(searchParams) : { problem };
}

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
  const { fault, problem } = readFault(textOf(params, 'posthog'));
  if (problem !== undefined) return { problem };
  const flag = readJson(params, 'flag');
  if (flag.problem !== undefined) return flag;
  const person = readJson(params, 'person');
  if (person.problem !== undefined) return person;
  const groups = readJson(params, 'groups');
  if (groups.problem !== undefined) return groups;
  const ids = readJson(params, 'ids');
  if (ids.problem !== undefined) return ids;
  const parsed = sceneSchema.safeParse({
    stage: textOf(params, 'stage'),
    user,
    flag: flag.value,
    about: textOf(params, 'about'),
    person: person.value,
    groups: groups.value,
    ids: ids.value,
    posthog: fault,
    show: viewOf(textOf(params, 'show')),
  });
  return parsed.success ? { scene: parsed.data } : { problem: describe(parsed.error) };
}

/** An empty field of a form is one that was not filled in. */
function textOf(params: URLSearchParams, name: string): string | undefined {
  return params.get(name) || undefined;
}

/** Which part is open at first is worth no refusal. */
function viewOf(text: string | undefined): View | undefined {
  return text === undefined ? undefined : (VIEWS.find((view) => view === text) ?? VIEWS[0]);
}

function readJson(
  params: URLSearchParams,
  name: string,
): { value: unknown; problem?: never } | { problem: string } {
  const text = textOf(params, name);
  if (text === undefined) return { value: undefined };
  for (let stuck = 0; stuck <= MOST_STUCK; stuck++) {
    try {
      return { value: JSON.parse(text.slice(0, text.length - stuck)) as unknown };
    } catch {
      if (!STUCK.test(text.slice(-stuck - 1))) break;
    }
  }
  return {
    problem: `The link’s ${name} is not JSON; it begins with “${isolate(text.slice(0, 40))}”. The link was perhaps cut: copy it again, whole.`,
  };
}

/** These are never escaped in a link: part of an escape was stuck to them. */
const PLAIN_WORDS = /(?<=[?&])(stage|posthog|show)=[^&]*/g;

/** What follows a link in a sentence, and becomes a part of it. */
const STUCK = /^[\p{P}\p{S}\s]+$/u;
const MOST_STUCK = 8;

function describe({ issues }: z.core.$ZodError): string {
  const [issue] = issues;
  const path = issue?.path.join('.') ?? '';
  return `The link’s ${isolate(path)} cannot be used: ${issue?.message ?? 'it is not what it should be'}. Mend it, or make the link again.`;
}
