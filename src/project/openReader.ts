import { createHmac } from 'node:crypto';
import { isSameSecret } from '../gate/isSameSecret.ts';
import { parseJson } from '../json/readJson.ts';
import { ApiError } from './api/apiError.ts';
import type { Api } from './api/createApi.ts';

/** One browser's reader of a site that shows a PostHog of somebody else's. */
export interface Reader {
  /** Whether the reader may see the person with this distinct ID. */
  isShown: (distinctId: string) => boolean;
  /** Makes a distinct ID the reader's own, if PostHog knows nobody by it yet. To be called before a run. */
  claim: (distinctId: string) => Promise<void>;
  /** The `Set-Cookie` header that keeps what was claimed; none when nothing was. */
  setCookies: () => string[];
}

interface ReaderOptions {
  /** The `Cookie` header. */
  cookie: string | null;
  /** Signs what a browser keeps: else anyone could write a stranger's distinct ID into it. */
  secret: string;
  /** Whom everybody may see. */
  cast: ReadonlySet<string>;
  api: Pick<Api, 'personByDistinctId'>;
}

const NAME = 'own_ids';
const OF_THE_CROWD = /^user-\d{1,4}$/;

/** A browser keeps 4 KB of a cookie. */
const LONGEST = 2400;

/**
 * Tells whom a reader may see: the tutorials' cast and crowd, and whom the reader was the first to
 * run. To have run somebody is not enough: to type a stranger's distinct ID would then show them.
 */
export function openReader({ cookie, secret, cast, api }: ReaderOptions): Reader {
  const sign = (text: string) => createHmac('sha256', secret).update(text).digest('base64url');
  const own = new Set(readOwn());
  const before = own.size;
  const isShown = (id: string) => cast.has(id) || OF_THE_CROWD.test(id) || own.has(id);

  return {
    isShown,
    claim: async (id) => {
      if (isShown(id)) return;
      try {
        if (!(await api.personByDistinctId(id))) own.add(id);
      } catch (error) {
        if (!(error instanceof ApiError)) throw error;
      }
    },
    setCookies: () => {
      if (own.size === before) return [];
      const text = encode([...own]);
      return [`${NAME}=${text}.${sign(text)}; Path=/; Max-Age=2592000; HttpOnly; SameSite=Lax`];
    },
  };

  function readOwn(): string[] {
    const value = new RegExp(`(?:^|; *)${NAME}=([\\w-]+)\\.([\\w-]+)`).exec(cookie ?? '');
    const [, text = '', signature = ''] = value ?? [];
    if (!value || !isSameSecret(signature, sign(text))) return [];
    return parseJson(Buffer.from(text, 'base64url').toString()) as string[];
  }
}

/** The newest that fit. */
function encode(ids: string[]): string {
  const text = Buffer.from(JSON.stringify(ids)).toString('base64url');
  return text.length > LONGEST && ids.length > 0 ? encode(ids.slice(1)) : text;
}
