import { FetchState } from 'astro/fetch';
import { openProject } from './project/openProject.ts';
import type { VisitBindings } from './runs/startVisit.ts';

/** A request on its way to the pages, with the SDK client that stages use; Astro's dev server gives no bindings. */
export function stateOf(
  request: Request,
  bindings: Partial<VisitBindings> | undefined,
): FetchState {
  const state = new FetchState(request);
  state.locals.posthog = bindings?.posthog ?? openProject().project.posthog;
  return state;
}
