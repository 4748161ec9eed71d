/**
 * What stands in the body of a request to the REST API, JSON or a form.
 */

import { parseNumbers } from '../../json/longNumbers.ts';
import { isTooDeep, parseJson } from '../../json/readJson.ts';
import { readBody } from '../http/readBody.ts';
import type { RequestError } from '../http/requestError.ts';
import { startWork } from '../work/startWork.ts';
import { readMultipart } from './readMultipart.ts';
import { validationError } from './refusals.ts';

const BODY_LIMIT = 1024 * 1024;
/** Room for the lists of some hundred thousand people. */
const UPLOAD_LIMIT = 20 * 1024 * 1024;

interface RequestBody {
  fields: unknown;
  files: ReadonlyMap<string, File>;
}

/** A body can be read once, and is asked for its key before it is asked for its fields. */
const bodies = new WeakMap<Request, Promise<RequestBody>>();

/**
 * Reads the fields of a request's body: JSON, or a form, whose fields are texts but for those that
 * hold lists or objects everywhere. No body counts as an empty object.
 *
 * @throws RequestError 400 when it cannot be read or is nested too deeply, 413 when it is too large.
 */
export async function readFields(request: Request): Promise<unknown> {
  return (await bodyOf(request)).fields;
}

/** Reads the text of a file that a form brings, or of a field in its place; undefined for none. */
export async function readUpload(request: Request, name: string): Promise<string | undefined> {
  const { fields, files } = await bodyOf(request);
  const file = files.get(name);
  if (file) return file.text();
  const text = (fields as Record<string, unknown> | null)?.[name];
  return typeof text === 'string' && isForm(request) ? text : undefined;
}

function bodyOf(request: Request): Promise<RequestBody> {
  const known = bodies.get(request);
  if (known) return known;
  const body = parseBody(request);
  bodies.set(request, body);
  return body;
}

const MULTIPART = /^multipart\/form-data\b/i;
const URL_ENCODED = /^application\/x-www-form-urlencoded\b/i;

function typeOf({ headers }: Request): string {
  return headers.get('content-type') ?? '';
}

function isForm(request: Request): boolean {
  return MULTIPART.test(typeOf(request)) || URL_ENCODED.test(typeOf(request));
}

async function parseBody(request: Request): Promise<RequestBody> {
  const type = typeOf(request);
  const isUpload = MULTIPART.test(type);
  using work = startWork(request);
  const body = await readBody(request, isUpload ? UPLOAD_LIMIT : BODY_LIMIT, work);
  if (body.length === 0) return { fields: {}, files: new Map() };
  if (isUpload) return fromForm(await readMultipart(body, type, work));
  if (URL_ENCODED.test(type)) return fromForm(new URLSearchParams(body.toString()));
  const fields = parse(body.toString());
  if (isTooDeep(fields)) throw parseError('too deeply nested');
  return { fields, files: new Map() };
}

/** Fields that hold objects, written as JSON in a form. */
const OBJECTS = new Set(
  'filters original_flag payload properties group_properties condition groups'.split(' '),
);
/** Fields that hold lists, named again for each entry in a form, or written as JSON. */
const LISTS = new Set(
  'tags evaluation_contexts ids distinct_ids person_ids _create_static_person_ids'.split(' '),
);

function fromForm(form: FormData | URLSearchParams): RequestBody {
  const texts = new Map<string, string[]>();
  const files = new Map<string, File>();
  for (const [name, value] of form) {
    if (typeof value !== 'string') files.set(name, value);
    else if (texts.get(name)?.push(value) === undefined) texts.set(name, [value]);
  }
  const fields = Object.fromEntries(
    Array.from(texts, ([name, values]) => [name, readField(name, values)]),
  );
  if (isTooDeep(fields)) throw parseError('too deeply nested');
  return { fields, files };
}

function readField(name: string, texts: readonly string[]): unknown {
  const last = texts.at(-1) ?? '';
  if (OBJECTS.has(name)) return parseJson(last);
  if (!LISTS.has(name)) return last;
  const json = texts.length === 1 ? parseJson(last) : undefined;
  return Array.isArray(json) ? json : texts;
}

function parse(text: string): unknown {
  try {
    return parseNumbers(text);
  } catch (error) {
    throw parseError(error instanceof Error ? error.message : 'no JSON');
  }
}

function parseError(reason: string): RequestError {
  return validationError(`JSON parse error - ${reason}`, null, 'parse_error');
}
