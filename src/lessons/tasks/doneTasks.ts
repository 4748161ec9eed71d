import type { AstroCookies } from 'astro';
import { DONE_COOKIE } from '../checks/doneCookie.ts';
import { TASKS } from './tasks.ts';

const COOKIE = 'tasks';

/** The tasks that a reader has done, kept in a cookie, so only in this browser. */
export const doneTasks = {
  read(cookies: AstroCookies): ReadonlySet<string> {
    const ids = cookies.get(COOKIE)?.value.split('.') ?? [];
    return new Set(ids.filter((id) => TASKS.has(id)));
  },

  add(cookies: AstroCookies, id: string): void {
    write(cookies, [...doneTasks.read(cookies), id]);
  },

  /** Forgets those of a tutorial. */
  forget(cookies: AstroCookies, tutorial: string): void {
    if (!cookies.has(COOKIE)) return;
    const others = [...doneTasks.read(cookies)].filter(
      (id) => TASKS.get(id)?.tutorial.id !== tutorial,
    );
    if (others.length > 0) write(cookies, others);
    else cookies.delete(COOKIE, { path: '/' });
  },
};

function write(cookies: AstroCookies, ids: readonly string[]): void {
  cookies.set(COOKIE, [...new Set(ids)].join('.'), DONE_COOKIE);
}
