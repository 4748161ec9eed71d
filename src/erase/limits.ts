/**
 * What a reader's version of a stage may be, for the server that reads it and for the page that says so.
 */

/** The most bytes that its code has in UTF-8. */
export const LONGEST_CODE = 16 * 1024;

/** What it may import; whoever runs it has these ready. */
export const PACKAGES: readonly string[] = ['es-toolkit', 'node:timers/promises'];
