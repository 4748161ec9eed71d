/**
 * All tutorials, found by their files.
 */

import type { TaughtFlag, Tutorial } from '../tutorials/tutorial.ts';

/** A tutorial with its id, which is the name of its file and of its folder of words. */
export interface KnownTutorial extends Tutorial {
  /** E.g. `first-flag`: also the first part of its steps' addresses. */
  id: string;
}

const FILES = import.meta.glob<Tutorial>(['../tutorials/*.ts', '!../tutorials/tutorial.ts'], {
  import: 'tutorial',
  eager: true,
});

/** In reading order. */
export const TUTORIALS: readonly KnownTutorial[] = Object.entries(FILES)
  .map(([path, tutorial]) => ({ ...tutorial, id: idOf(path) }))
  .toSorted((one, other) => one.order - other.order || one.id.localeCompare(other.id));

/**
 * The tutorial with an id.
 *
 * @throws {Error} when there is none: whatever names one was checked when the content was loaded
 */
export function tutorialNamed(id: string): KnownTutorial {
  const tutorial = TUTORIALS.find((one) => one.id === id);
  if (tutorial) return tutorial;
  throw new Error(`There is no tutorial "${id}". Write src/tutorials/${id}.ts, or fix the name.`);
}

/** The flag with a key, as the first tutorial that has it makes it; undefined when none has it. */
export function taughtFlag(key: string): TaughtFlag | undefined {
  return TUTORIALS.flatMap(({ flags }) => flags).find((flag) => flag.key === key);
}

/**
 * The flag that an address means by its key, else the one that its page begins with.
 *
 * @param otherwise the flag of the page's step; that of the first tutorial for a page without one
 */
export function flagMeant(key: string | undefined, otherwise = TUTORIALS[0]?.flags[0]): TaughtFlag {
  const flag = (key === undefined ? undefined : taughtFlag(key)) ?? otherwise;
  if (flag) return flag;
  throw new Error('No tutorial has a flag. Give one in src/tutorials a flag with its recipe.');
}

function idOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1, -'.ts'.length);
}
