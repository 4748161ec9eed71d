import { readFields } from '../api/readFields.ts';

/**
 * Reads the body of a request to the control as JSON, whatever type it names: curl and Python call a
 * form whatever they are told no type for.
 * @throws RequestError 400 when it is no JSON.
 */
export function readInput(request: Request): Promise<unknown> {
  const headers = new Headers(request.headers);
  headers.set('Content-Type', 'application/json');
  return readFields(new Request(request, { headers }));
}
