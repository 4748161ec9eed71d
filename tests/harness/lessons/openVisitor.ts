import type { APIContext, AstroCookies } from 'astro';
import { greetingOf } from '../../../src/evidence/greetingOf.ts';
import { countedVisitsOf } from '../../../src/lessons/stages.ts';
import type { Project } from '../../../src/project/project.ts';
import type { RunReport } from '../../../src/receipts/runReport.ts';
import { runStage } from '../../../src/receipts/runStage.ts';
import { visitStage } from '../../../src/runs/visitStage.ts';
import { openJar } from './openJar.ts';

type Endpoint = (context: APIContext<object, { user: string }>) => Response | Promise<Response>;

const endpoints = import.meta.glob<{ GET: Endpoint }>(
  '../../../src/pages/stages/*/user/[[]user[]].ts',
  { eager: true },
);

/** A browser that visits the stages' own endpoints in a project, and keeps the cookies they set. */
export function openVisitor(project: Project, cookies: AstroCookies = openJar()) {
  const view = (stage: string, user: string): Promise<RunReport> => {
    const endpoint = endpoints[`../../../src/pages/stages/${stage}/user/[user].ts`];
    if (!endpoint) throw new Error(`There is no stage ${stage}.`);
    const answer = (_request: Request, { posthog }: Pick<APIContext['locals'], 'posthog'>) =>
      endpoint.GET({
        params: { user },
        locals: { posthog },
        cookies,
      } as unknown as Parameters<Endpoint>[0]);
    const visit = async () =>
      (await visitStage(project, answer, { origin: 'http://site', stage, user })).run;
    return runStage(project, visit, { stage, user }, countedVisitsOf(stage));
  };
  return {
    /** Visits a user's page, and reads the run. */
    view,
    /** Which of the two pages a visit gets. */
    greeting: async (stage: string, user: string) =>
      greetingOf((await view(stage, user)).run.response),
  };
}
