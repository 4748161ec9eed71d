import type { Context } from 'hono';
import { RequestError } from '../requestError.ts';

/** Handles the methods that a path does not have. */
export function refuseMethod(c: Context): never {
  const detail = `Method "${c.req.method}" not allowed.`;
  const code = 'method_not_allowed';
  throw new RequestError(405, { type: 'invalid_request', code, detail, attr: null });
}
