/** The parts of a document that tests write: what stands between two comments with a name. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.resolve(import.meta.dirname, '../../..');

/** What stands between `<!-- name:start -->` and `<!-- name:end -->` in a document. */
export function readRegion(file: string, name: string): string {
  return cut(file, name).region.trim();
}

/** Puts a text in the place of what stands there. */
export function writeRegion(file: string, name: string, text: string): void {
  const { before, after } = cut(file, name);
  writeFileSync(path.join(ROOT, file), `${before}\n\n${text}\n\n${after}`);
}

/** What a document says between the comments; with `UPDATE_DOCS=1` it is made to say `text` first. */
export function heldRegion(file: string, name: string, text: string): string {
  if (process.env['UPDATE_DOCS'] && readRegion(file, name) !== text) writeRegion(file, name, text);
  return readRegion(file, name);
}

function cut(file: string, name: string) {
  const document = readFileSync(path.join(ROOT, file), 'utf8');
  const [start, end] = [`<!-- ${name}:start -->`, `<!-- ${name}:end -->`];
  const from = document.indexOf(start) + start.length;
  const to = document.indexOf(end);
  if (!document.includes(start) || to < from) {
    throw new Error(`${file} needs ${start} and, after it, ${end}.`);
  }
  return {
    before: document.slice(0, from),
    region: document.slice(from, to),
    after: document.slice(to),
  };
}
