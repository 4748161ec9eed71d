/** A decoded body as indented JSON; a text that is no JSON stays as it is. */
export function readableJson(body: unknown): string {
  if (body === undefined || body === null || body === '') return '(empty)';
  return typeof body === 'string' ? body : JSON.stringify(body, null, 2);
}
