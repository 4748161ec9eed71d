import type { AstroCookies } from 'astro';
import { CHECK_IDS, type CheckId } from './checkIds.ts';

const COOKIE = 'progress';

/** The checks that this browser's reader has passed; kept in a cookie, so only in this browser. */
export function readProgress(cookies: AstroCookies): Set<CheckId> {
  const ids = cookies.get(COOKIE)?.value.split('.') ?? [];
  return new Set(CHECK_IDS.filter((id) => ids.includes(id)));
}

/** Replaces what {@link readProgress} gives from now on. */
export function writeProgress(cookies: AstroCookies, passed: Set<CheckId>) {
  if (passed.size === 0) {
    cookies.delete(COOKIE, { path: '/' });
    return;
  }
  cookies.set(COOKIE, [...passed].join('.'), {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    maxAge: 365 * 24 * 60 * 60,
  });
}
