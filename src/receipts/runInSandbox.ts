import { pick } from 'es-toolkit';
import { withoutKeys } from '../json/record.ts';
import { ApiError, unlessRefused } from '../project/api/apiError.ts';
import { openSandbox } from '../project/openProject.ts';
import type { Project } from '../project/project.ts';
import type { CountedVisits } from '../project/api/visitCounts.ts';
import type { Visit } from '../runs/run.ts';
import type { Scene, SceneFlag, SceneGroups } from '../scene/scene.ts';
import { sceneFlagOf } from '../scene/sceneFlag.ts';
import { createSemaphore } from '../turns/createSemaphore.ts';
import type { RunReport } from './runReport.ts';
import { runStage } from './runStage.ts';

/** A scene that says what runs. */
export interface RunnableScene extends Scene {
  stage: string;
  user: string;
}

/** A run in a project of its own, with what stood there before. */
export interface SandboxRun {
  view: RunReport;
  /** The scene with everything that was taken from the project. */
  scene: RunnableScene & { person: Record<string, unknown> };
  /** What the project was asked for and did not tell, where the run looked at it. */
  problem: string | undefined;
}

/** Each run holds a database in memory; a stage that waits holds it for seconds. */
const gate = createSemaphore(4, 12);

/**
 * Runs a scene in a PostHog that is made for it and closed behind it. What the scene leaves out is
 * read from `project`; nothing is written there.
 *
 * @param visitIn gives what visits a stage with another project's client
 * @param counted which visits the stage's are counted among, and the flag that it is about
 * @param payloads what a link's flag brings along: a link has no payloads, which may be meant for few
 * @throws {ApiError} when PostHog refuses the scene's flag
 * @throws {SemaphoreError} when too many such runs are under way
 */
export function runInSandbox(
  project: Project,
  visitIn: (sandbox: Project) => Visit,
  scene: RunnableScene,
  counted: CountedVisits,
  payloads?: Payloads,
): Promise<SandboxRun> {
  return gate(async () => {
    const filling = await fillIn(project, scene, counted.flag);
    const { flag, person, groups, problem } = filling;
    const sandbox = openSandbox();
    try {
      const { stage, user, posthog } = scene;
      const visit: Visit = (name, who) => visitIn(sandbox)(name, who, { fault: posthog });
      if (flag) await sandbox.api.createFlag(withPayloads(flag, filling.payloads ?? payloads));
      await knowGroups(sandbox, groups);
      if (Object.keys(person).length > 0) await setPerson(sandbox, user, person);
      const view = await runStage(sandbox, visit, { stage, user }, counted);
      return { view, scene: { ...scene, flag, person }, problem: view.flag && problem };
    } finally {
      await sandbox.close();
    }
  });
}

interface Filling {
  flag: SceneFlag | undefined;
  person: Record<string, unknown>;
  groups: SceneGroups;
  /** Of the project's own flag. */
  payloads?: Payloads;
  problem?: string;
}

type Payloads = SceneFlag['filters']['payloads'];

/** A flag with those payloads that go with one of its values: PostHog takes no others. */
function withPayloads(flag: SceneFlag, payloads: Payloads): SceneFlag {
  const given = flag.filters.payloads ?? payloads;
  if (!given) return flag;
  const variants = flag.filters.multivariate?.variants ?? [];
  const values = variants.length > 0 ? variants.map(({ key }) => key) : ['true'];
  return { ...flag, filters: { ...flag.filters, payloads: pick(given, values) } };
}

async function fillIn(
  { api }: Project,
  { user, flag, person, groups = {} }: RunnableScene,
  key: string,
): Promise<Filling> {
  const [saved, known] = await Promise.all([
    flag ? undefined : unlessRefused(api.flagByKey(key)),
    person ? undefined : unlessRefused(api.personByDistinctId(user)),
  ]);
  const refusal = [saved, known].find((answer) => answer instanceof ApiError);
  const properties = known instanceof ApiError ? {} : (known?.properties ?? {});
  const own = saved instanceof ApiError ? undefined : saved;
  return {
    flag: flag ?? (own && sceneFlagOf(own)),
    payloads: own?.filters.payloads,
    // Another event makes the person here.
    person: person ?? withoutKeys(properties, ['$creator_event_uuid']),
    groups,
    ...(refusal && { problem: refusal.message }),
  };
}

async function setPerson({ posthog }: Project, user: string, person: Record<string, unknown>) {
  await posthog.captureImmediate({
    distinctId: user,
    event: '$set',
    properties: { $set: person },
  });
}

/**
 * Tells a project of groups, so that their types get the indexes by which the flag names them: it
 * counts types in the order in which it meets them.
 */
async function knowGroups({ posthog }: Project, groups: SceneGroups): Promise<void> {
  const last = Math.max(-1, ...Object.keys(groups).map(Number));
  for (let index = 0; index <= last; index += 1) {
    const { type = `group type ${index}`, key = 'nobody', properties = {} } = groups[index] ?? {};
    await posthog.groupIdentifyImmediate({ groupType: type, groupKey: key, properties });
  }
}
