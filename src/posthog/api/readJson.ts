import { readBody } from '../readBody.ts';
import { validationError } from './validationError.ts';

const BODY_LIMIT = 1024 * 1024;

/**
 * Reads the JSON body of a request to the REST API; none counts as an empty object.
 * @throws RequestError 400 when it is no JSON, 413 when it is larger than 1 MB.
 */
export async function readJson(request: Request): Promise<unknown> {
  const body = await readBody(request, BODY_LIMIT);
  if (body.length === 0) return {};
  try {
    return JSON.parse(body.toString());
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'no JSON';
    throw validationError(`JSON parse error - ${reason}`, null, 'parse_error');
  }
}
