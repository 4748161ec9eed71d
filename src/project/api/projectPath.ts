import type { ApiOptions } from './callApi.ts';

/** Gives the paths of a project's resources in PostHog's REST API, such as that of `feature_flags/`. */
export const projectPath =
  ({ projectId }: Pick<ApiOptions, 'projectId'>) =>
  (resource: string): string =>
    `/api/projects/${projectId}/${resource}`;
