import type { Context } from 'hono';
import type { ChangeScope, StoredChange } from '../../store/createChangeTable.ts';
import type { Store } from '../../store/createStore.ts';
import { userPart } from '../account/userJson.ts';
import { clientUrl } from '../page.ts';
import { validationError } from '../refusals.ts';

const MOST = 200;

/**
 * Answers with a page of what was changed by the REST API: of one thing, or of all of its kind.
 * Changes that events make are not among them, in PostHog neither.
 */
export function answerActivity(
  c: Context,
  store: Store,
  projectId: number,
  scope: ChangeScope,
  itemId?: string,
): Response {
  const url = clientUrl(c.req.raw);
  const limit = Math.min(readCount(url, 'limit', 10), MOST);
  const page = readCount(url, 'page', 1);
  const offset = (page - 1) * limit;
  const { count, changes } = store.changes.list(projectId, { scope, itemId, limit, offset });
  return c.json({
    results: changes.map(changeJson),
    next: offset + limit < count ? linkTo(url, limit, page + 1) : null,
    previous: page > 1 ? linkTo(url, limit, page - 1) : null,
    total_count: count,
  });
}

function changeJson({ uuid, scope, itemId, activity, detail, createdAt }: StoredChange) {
  return {
    id: uuid,
    user: userPart(),
    unread: false,
    is_system: false,
    was_impersonated: false,
    activity,
    scope,
    item_id: itemId,
    detail: { merge: null, trigger: null, short_id: null, type: null, ...detail },
    created_at: new Date(createdAt).toISOString(),
  };
}

function readCount(url: URL, name: string, byDefault: number): number {
  const text = url.searchParams.get(name);
  if (text === null) return byDefault;
  if (!/^-?\d{1,9}$/.test(text)) {
    throw validationError('A valid integer is required.', name);
  }
  if (Number(text) >= 1) return Number(text);
  throw validationError('Ensure this value is greater than or equal to 1.', name, 'min_value');
}

function linkTo(url: URL, limit: number, page: number): string {
  const link = new URL(url);
  link.searchParams.set('limit', String(limit));
  link.searchParams.set('page', String(page));
  return link.href;
}
