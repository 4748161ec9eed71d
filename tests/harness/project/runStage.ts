import type { Project } from '../../../src/project/project.ts';
import { COUNTED } from '../lessons/tutorialFlag.ts';
import { runStage } from '../../../src/receipts/runStage.ts';
import type { Visit } from '../../../src/runs/run.ts';
import { visitStage } from '../../../src/runs/visitStage.ts';
import { openTestProject } from './openTestProject.ts';

/** What a stage does with the SDK client for a user. */
export type Stage = (posthog: Project['posthog'], user: string) => Promise<void>;

export const asksFlag: Stage = async (posthog, user) => {
  await posthog.evaluateFlags(user);
};

/** Visits that run a stage's code without Astro around it. */
function visits(project: Project, stage: Stage): Visit {
  return async (name, user) => {
    const answer = async () => {
      await stage(project.posthog, user);
      return new Response('done');
    };
    return (await visitStage(project, answer, { origin: 'http://site', stage: name, user })).run;
  };
}

/** Runs a stage and reads the run. */
export const view = (project: Project, stage: Stage, user: string) =>
  runStage(project, visits(project, stage), { stage: 'flag', user }, COUNTED);

/** A condition set for those who go by a name. */
export const named = (name: string) => ({
  properties: [{ key: 'initial_name', type: 'person' as const, operator: 'exact', value: [name] }],
  rollout_percentage: 100,
});

/** A project with the tutorial's flag: half of everyone, and ada, unless `filters` say otherwise. */
export async function openWithFlag(
  filters: object = { groups: [{ rollout_percentage: 50 }, named('ada')] },
) {
  const project = openTestProject();
  await project.api.createFlag({
    key: COUNTED.flag,
    active: true,
    filters: { groups: [], ...filters },
  });
  return project;
}

/** Tells PostHog a person's properties. */
export async function know(
  project: Project,
  distinctId: string,
  properties: Record<string, unknown>,
) {
  project.posthog.capture({ distinctId, event: 'met', properties: { $set: properties } });
  await project.posthog.flush();
}
