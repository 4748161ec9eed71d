import { isTooDeep } from '../../json/readJson.ts';
import { readBody } from '../http/readBody.ts';
import type { RequestError } from '../http/requestError.ts';
import { startWork } from '../work/startWork.ts';
import { validationError } from './refusals.ts';

const BODY_LIMIT = 1024 * 1024;

/**
 * Reads the JSON body of a request to the REST API; none counts as an empty object. Of a form, each
 * field is a text.
 * @throws RequestError 400 when it is no JSON or nested too deeply, 413 when it is larger than 1 MB.
 */
export async function readJson(request: Request): Promise<unknown> {
  using work = startWork(request);
  const body = await readBody(request, BODY_LIMIT, work);
  if (body.length === 0) return {};
  const type = request.headers.get('content-type') ?? '';
  if (/^application\/x-www-form-urlencoded\b/i.test(type)) {
    return Object.fromEntries(new URLSearchParams(body.toString()));
  }
  const json = parse(body.toString());
  if (isTooDeep(json)) throw parseError('too deeply nested');
  return json;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw parseError(error instanceof Error ? error.message : 'no JSON');
  }
}

function parseError(reason: string): RequestError {
  return validationError(`JSON parse error - ${reason}`, null, 'parse_error');
}
