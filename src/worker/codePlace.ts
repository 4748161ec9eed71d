/**
 * Places in the code of a reader, as stacks name them.
 */

/** Where in the reader's code something happened; lines and columns count from 1. */
export interface CodePlace {
  line: number;
  column: number;
}

/** The address of the reader's module, once that is known. */
let address = '';

/** Says which module is the reader's. */
export function rememberAddress(url: string): void {
  address = url;
}

/** The place in the reader's module that a stack names first; undefined where it names none. */
export function lineIn(stack: string | undefined): CodePlace | undefined {
  if (address === '' || stack === undefined) return undefined;
  const at = stack.indexOf(`${address}:`);
  if (at < 0) return undefined;
  const [, line, column] = /^(\d+):(\d+)/.exec(stack.slice(at + address.length + 1)) ?? [];
  if (line === undefined || column === undefined) return undefined;
  return { line: Number(line), column: Number(column) };
}
