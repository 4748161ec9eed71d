/**
 * Who may see what happens in a project.
 */

import type { MiddlewareHandler } from 'hono';
import { basicPassword } from '../../gate/basicPassword.ts';
import { isSameSecret } from '../../gate/isSameSecret.ts';
import { defaultProject, type PostHogProject } from '../http/defaultProject.ts';
import { checkPersonalApiKey } from '../http/personalApiKey.ts';

/** Asks for a secret personal API key as the password of the page; with the fixed key, nobody. */
export function pageAccess(project: PostHogProject): MiddlewareHandler {
  return (c, next) => {
    if (!isSecret(project) || isOwner(c.req.raw, project)) return next();
    const sentence =
      'This PostHog is open to other machines. Type its personal API key as the password, with any user name: the one who started it has it.\n';
    const headers = { 'WWW-Authenticate': 'Basic realm="PostHog", charset="UTF-8"' };
    return Promise.resolve(c.text(sentence, 401, headers));
  };
}

/**
 * Lets the page's own stream pass, and programs with the personal API key.
 * @throws RequestError 401 for others.
 */
export function checkStreamAccess(request: Request, project: PostHogProject): void {
  if (isSecret(project) ? isOwner(request, project) : comesFromOwnPage(request)) return;
  checkPersonalApiKey(request, project);
}

function isSecret({ personalApiKey }: PostHogProject): boolean {
  return personalApiKey !== defaultProject.personalApiKey;
}

function isOwner({ headers }: Request, { personalApiKey }: PostHogProject): boolean {
  return isSameSecret(basicPassword(headers.get('authorization')), personalApiKey);
}

/**
 * True for a request that a page of this server made. Browsers say so in a header that no page can
 * set, but leave it out on plain HTTP from another machine, where the `Referer` tells.
 */
function comesFromOwnPage({ url, headers }: Request): boolean {
  const site = headers.get('sec-fetch-site');
  if (site !== null) return site === 'same-origin';
  const referrer = headers.get('referer');
  return (
    referrer !== null && URL.canParse(referrer) && new URL(referrer).host === new URL(url).host
  );
}
