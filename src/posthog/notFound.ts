/** The answer for a path that we do not have. */
export function notFound(request: Request): Response {
  const { pathname } = new URL(request.url);
  const detail =
    `Endpoint not found: ${request.method} ${pathname}. The embedded PostHog has the endpoints of ` +
    'capture (/batch, /i/v0/e, /i/v1/analytics/events), /flags and /flags/definitions, and under ' +
    '/api/projects/:project_id/ feature_flags, cohorts, early_access_feature, persons, groups, ' +
    'groups_types and events.';
  const body = { type: 'invalid_request', code: 'not_found', detail, attr: null };
  return Response.json(body, { status: 404 });
}
