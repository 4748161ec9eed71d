import type { Check, Tutorial } from '../../tutorials/tutorial.ts';

/** How each check of a tutorial is seen, by its id. */
export function checksOf({
  checks,
  pageChecks,
  deedChecks,
}: Pick<Tutorial, 'checks' | 'pageChecks' | 'deedChecks'>): Readonly<
  Record<string, Check | undefined>
> {
  return { ...checks, ...pageChecks, ...deedChecks };
}
