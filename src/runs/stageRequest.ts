/**
 * What is sent to a stage, from what the stage declares; and about whom it cannot be asked.
 */

import { isolate } from '../text/isolation.ts';

/** What the console sends to a stage. `{user}` stands for the user, encoded as its place wants it. */
export interface StageRequest {
  method?: 'GET' | 'POST';
  /** Path and query below the stage's own address, such as `/user/{user}` or `/?id={user}`. */
  path: string;
  /** The fields of a form that is posted. */
  fields?: Readonly<Record<string, string>>;
}

/** A request to a stage about one user. */
export interface SentRequest {
  /** Path and query, e.g. `/stages/flag/user/ada`. */
  path: string;
  /** The fields of the form that is posted; unset for a GET. */
  form?: Readonly<Record<string, string>>;
}

/** What is sent where a stage declares nothing. */
export const USER_PAGE: StageRequest = { path: '/user/{user}' };

const USER = '{user}';

/** The request to a stage about a user. */
export function fillRequest(stage: string, request: StageRequest, user: string): SentRequest {
  const path = `/stages/${stage}${request.path.replaceAll(USER, () => encodeURIComponent(user))}`;
  if (request.method !== 'POST') return { path };
  const fields = Object.entries(request.fields ?? {});
  const filled = fields.map(([name, value]) => [name, value.replaceAll(USER, () => user)]);
  return { path, form: Object.fromEntries(filled) as Record<string, string> };
}

/** Why a request about a user leads nowhere, in a sentence; undefined for all users but a few. */
export function whyNotVisited(user: string, request = USER_PAGE): string | undefined {
  if (!user.isWellFormed()) {
    return `“${isolate(user.toWellFormed())}” holds half a character, which no address can hold. Take another name.`;
  }
  const [path] = fillRequest('plain', request, user).path.split('?');
  if (new URL(path ?? '', 'http://site').pathname === path) return undefined;
  return `The user “${isolate(user)}” cannot be visited: in an address . and .. are steps between folders, which browsers and servers take out. Take another name.`;
}

/** A request as a line to be filled in: what stands before the user, and after. */
export interface RequestLine {
  method: 'GET' | 'POST';
  /** The path below the stage's own address, up to the user where that is in it. */
  path: string;
  /** What else stands before the user: the form up to there, or a word where no place is the user's. */
  before: string;
  after: string;
}

/** A stage's request as a line of the console, the form behind the path. */
export function requestLine({ method = 'GET', path, fields = {} }: StageRequest): RequestLine {
  const form = method === 'POST' ? formText(fields) : '';
  const [head = '', ...tail] = path.split(USER);
  if (tail.length > 0)
    return { method, path: head, before: '', after: tail.join(USER) + spaced(form) };
  const [before = '', ...after] = form.split(USER);
  if (after.length > 0) return { method, path, before: spaced(before), after: after.join(USER) };
  return { method, path, before: `${spaced(form)} as `, after: '' };
}

function formText(fields: Readonly<Record<string, string>>): string {
  return Object.entries(fields)
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
}

function spaced(form: string): string {
  return form === '' ? '' : ` ${form}`;
}
