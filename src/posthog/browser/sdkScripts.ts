/**
 * The scripts of posthog-js that pages load from a PostHog: the SDK itself, for who has no bundler, and
 * the parts that it loads when they are needed. They come from the installed posthog-js.
 */

import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { RequestError } from '../http/requestError.ts';

/** `/static/array.js`, `/static/1/array.js` or `/static/1.449.2/array.js`, and what stands beside it. */
const PATH = /^\/static\/(?:(?<version>1(?:\.\d+\.\d+)?)\/)?(?<file>[\w.-]+\.[cm]?js(?:\.map)?)$/;

const YEAR = 'public, max-age=31536000, immutable';

/**
 * Answers with the script that a path of `/static/` names. There is one version of each, so a page that
 * pins another one runs with this: better than not at all.
 * @throws RequestError 404 for a path that names none, or when posthog-js is not installed.
 */
export async function answerScript(pathname: string): Promise<Response> {
  const { version: wanted, file = 'none' } = PATH.exec(pathname)?.groups ?? {};
  const { folder, version } = findSdk();
  const script = await readFile(path.join(folder, file)).catch(() => {
    throw notThere(`posthog-js ${version} has no ${pathname}`);
  });
  const type = file.endsWith('.map') ? 'application/json' : 'text/javascript; charset=utf-8';
  const keep = wanted === version ? YEAR : 'no-cache';
  return new Response(script, { headers: { 'Content-Type': type, 'Cache-Control': keep } });
}

/** The SDK with its configuration behind it, which saves it asking. */
export async function answerSdk(config: string): Promise<Response> {
  const script = await readFile(path.join(findSdk().folder, 'array.js'), 'utf8');
  return new Response(`${script}\n${config}`, {
    headers: { 'Content-Type': 'text/javascript; charset=utf-8', 'Cache-Control': 'no-cache' },
  });
}

function findSdk(): { folder: string; version: string } {
  try {
    const manifest = createRequire(import.meta.url).resolve('posthog-js/package.json');
    const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string };
    return { folder: path.join(path.dirname(manifest), 'dist'), version };
  } catch {
    throw notThere(
      'posthog-js is not installed, and its scripts are not here: npm install posthog-js',
    );
  }
}

function notThere(detail: string): RequestError {
  return new RequestError(404, { type: 'invalid_request', code: 'not_found', detail, attr: null });
}
