import { strToU8, zipSync } from 'fflate';

/** The same files make the same zip, whenever it is made. */
const MADE_AT = new Date(2026, 0, 1);

/** A zip of texts by their paths, all in one folder. */
export function zipFiles(folder: string, files: Record<string, string>): Uint8Array<ArrayBuffer> {
  const entries = Object.entries(files).map(([path, text]): [string, Uint8Array] => [
    `${folder}/${path}`,
    strToU8(text),
  ]);
  return zipSync(Object.fromEntries(entries), { mtime: MADE_AT });
}
