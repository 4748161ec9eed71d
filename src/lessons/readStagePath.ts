import { isolate } from '../text/isolation.ts';
import { LONGEST_USER } from '../scene/readScene.ts';
import { type StagePage, stagePages } from './stagePages.ts';
import { STAGES } from './stages.ts';

/** What of a page's path is a parameter (on most pages the user), or why the page is not asked. */
export type StageAddress =
  | { params: Readonly<Record<string, string>>; refusal?: never }
  | { params?: never; refusal: StageRefusal };

/** Why a page of a stage is not asked. */
export interface StageRefusal {
  status: 400 | 404 | 405;
  sentence: string;
  /** The methods that the page takes, as the header `Allow` names them. */
  allow?: string;
}

/** Reads a request for a page of a stage, whose path is e.g. `/stages/flag/user/ada`. */
export function readStagePath(path: string, method = 'GET'): StageAddress {
  const [, , stage = '', ...rest] = path.split('/');
  if (!STAGES.has(stage)) {
    return refuse(
      404,
      `There is no stage "${isolate(stage)}". The stages are ${[...STAGES.keys()].join(', ')}: try /stages/plain/user/ada.`,
    );
  }
  // Astro takes a path with a slash at its end for the same.
  const parts = rest.at(-1) === '' ? rest.slice(0, -1) : rest;
  const found = stagePages(stage)
    .map((page) => ({ page, encoded: matchRoute(page.route, parts) }))
    .find(({ encoded }) => encoded !== undefined);
  if (!found?.encoded) return refuse(404, nothingThere(path, stage));
  const allowed = found.page.methods.flatMap((one) => (one === 'GET' ? ['GET', 'HEAD'] : [one]));
  if (!allowed.includes(method)) {
    return refuse(
      405,
      `This page of the stage takes no ${isolate(method)}. Ask for it by ${found.page.methods.join(' or ')}.`,
      allowed.join(', '),
    );
  }
  return readParams(found.encoded);
}

/** The parameters of a route as they stand in the parts of a path; undefined where it is another's. */
function matchRoute(route: string, parts: readonly string[]): Record<string, string> | undefined {
  const wanted = route === '/' ? [] : route.slice(1).split('/');
  if (wanted.length !== parts.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, part] of parts.entries()) {
    const [, name] = /^\{(\w+)\}$/.exec(wanted[index] ?? '') ?? [];
    if (name === undefined && part !== wanted[index]) return undefined;
    if (part === '') return undefined;
    if (name !== undefined) params[name] = part;
  }
  return params;
}

function readParams(encoded: Readonly<Record<string, string>>): StageAddress {
  const params: Record<string, string> = {};
  for (const [name, text] of Object.entries(encoded)) {
    const value = decode(text);
    if (value === undefined) {
      return refuse(
        400,
        `"${isolate(text)}" is not a URL-encoded name. Encode it, for example "%25" for a percent sign.`,
      );
    }
    const { length } = Array.from(value);
    if (length > LONGEST_USER) {
      return refuse(
        400,
        `This user's name has ${length} characters. Use at most ${LONGEST_USER}, the longest distinct ID that PostHog keeps.`,
      );
    }
    params[name] = value;
  }
  return { params };
}

function nothingThere(path: string, stage: string): string {
  const pages = stagePages(stage)
    .map(({ route, methods }) => ({ address: addressOf(stage, route), methods }))
    .toSorted((one, other) => one.address.length - other.address.length)
    .map(({ address, methods }) =>
      methods.includes('GET') ? address : `${methods.join(' or ')} ${address}`,
    );
  return `There is nothing at ${isolate(path)}. The stage has ${pages.length === 1 ? 'one page' : `${pages.length} pages`}: try ${pages.join(' and ')}.`;
}

function addressOf(stage: string, route: StagePage['route']): string {
  return `/stages/${stage}${route.replaceAll(/\{\w+\}/g, 'ada')}`;
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

function refuse(status: StageRefusal['status'], sentence: string, allow?: string): StageAddress {
  return { refusal: { status, sentence, ...(allow !== undefined && { allow }) } };
}
