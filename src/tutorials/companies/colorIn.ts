import type { PageResponse } from '../../runs/run.ts';

/** The color of the button on a page; undefined on a page without one. */
export function colorIn({ status, body }: PageResponse): string | undefined {
  return status === 200 ? /<rect[^>]* fill="([^"]+)"/.exec(body)?.[1] : undefined;
}
