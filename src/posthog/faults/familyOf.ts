import { pathFamily, type PathFamily } from './pathFamily.ts';

/** What a request is about; undefined for a browser's question whether it may ask at all. */
export function familyOf({ method, url }: Request): PathFamily | undefined {
  return method === 'OPTIONS' ? undefined : pathFamily(new URL(url).pathname);
}
