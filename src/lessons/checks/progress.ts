import type { AstroCookies } from 'astro';
import { CHECK_IDS, type CheckId } from './checkIds.ts';

const COOKIE = 'progress';

/** The checks that this browser's reader has passed; kept in a cookie, so only in this browser. */
export const progress = {
  read(cookies: AstroCookies): Set<CheckId> {
    const ids = cookies.get(COOKIE)?.value.split('.') ?? [];
    return new Set(CHECK_IDS.filter((id) => ids.includes(id)));
  },

  write(cookies: AstroCookies, passed: Set<CheckId>) {
    cookies.set(COOKIE, [...passed].join('.'), {
      path: '/',
      httpOnly: true,
      sameSite: 'lax',
      maxAge: 365 * 24 * 60 * 60,
    });
  },

  forget(cookies: AstroCookies) {
    cookies.delete(COOKIE, { path: '/' });
  },
};
