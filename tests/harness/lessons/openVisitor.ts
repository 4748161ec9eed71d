import type { APIContext, AstroCookies } from 'astro';
import { greetingOf } from '../../../src/evidence/greetingOf.ts';
import { stagePages } from '../../../src/lessons/stagePages.ts';
import { stageRequest } from '../../../src/lessons/stageRequest.ts';
import { countedVisitsOf } from '../../../src/lessons/stages.ts';
import type { Project } from '../../../src/project/project.ts';
import type { RunReport } from '../../../src/receipts/runReport.ts';
import { runStage } from '../../../src/receipts/runStage.ts';
import type { Answer } from '../../../src/runs/startVisit.ts';
import { visitStage } from '../../../src/runs/visitStage.ts';
import { openJar } from './openJar.ts';

type Endpoint = (context: APIContext<object, { user: string }>) => Response | Promise<Response>;

const endpoints = import.meta.glob<Partial<Record<string, Endpoint>>>([
  '../../../src/pages/stages/**/*.ts',
  '!**/_*.ts',
]);

/** A browser that visits the stages' own endpoints in a project, and keeps the cookies they set. */
export function openVisitor(project: Project, cookies: AstroCookies = openJar()) {
  const view = async (stage: string, user: string): Promise<RunReport> => {
    const endpoint = await endpointOf(stage);
    const answer: Answer = (request, { posthog }) =>
      endpoint({
        params: { user },
        locals: { posthog },
        request,
        url: new URL(request.url),
        cookies,
      } as unknown as Parameters<Endpoint>[0]);
    const asked = { origin: 'http://site', stage, user, request: stageRequest(stage) };
    const visit = async () => (await visitStage(project, answer, asked)).run;
    return runStage(project, visit, { stage, user }, countedVisitsOf(stage));
  };
  return {
    /** Sends a stage what it declares about a user, and reads the run. */
    view,
    /** Which of the two pages a visit gets. */
    greeting: async (stage: string, user: string) =>
      greetingOf((await view(stage, user)).run.response),
  };
}

async function endpointOf(stage: string): Promise<Endpoint> {
  const { path, method = 'GET' } = stageRequest(stage);
  const page = stagePages(stage).find(({ route }) => route === path.split('?')[0]);
  const load = page && endpoints[`../../../${page.file}`];
  const endpoint = (await load?.())?.[method];
  if (!endpoint) throw new Error(`There is no stage ${stage}.`);
  return endpoint;
}
