import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sceneLink } from '../../../src/components/ui/sceneLink.ts';
import { openSandbox } from '../../../src/project/openProject.ts';
import type { Project } from '../../../src/project/project.ts';
import { COUNTED, TUTORIAL_FLAG } from '../../harness/lessons/tutorialFlag.ts';
import { runInSandbox, type RunnableScene } from '../../../src/receipts/runInSandbox.ts';
import { runStage } from '../../../src/receipts/runStage.ts';
import type { Visit } from '../../../src/runs/run.ts';
import type { Answer } from '../../../src/runs/startVisit.ts';
import { visitStage } from '../../../src/runs/visitStage.ts';
import { readScene } from '../../../src/scene/readScene.ts';

const answer: Answer = async (request, { posthog }) => {
  const user = decodeURIComponent(new URL(request.url).pathname.split('/').at(-1) ?? '');
  const flags = await posthog.evaluateFlags(user);
  return new Response(String(flags.isEnabled(TUTORIAL_FLAG)));
};

const visitIn =
  (project: Project): Visit =>
  async (stage, user) =>
    (await visitStage(project, answer, { origin: 'http://site', stage, user })).run;

const plan = fc.constantFrom('free', 'pro', 'enterprise');

const situation = fc.record({
  user: fc
    .string({ minLength: 1, maxLength: 12, unit: 'grapheme' })
    .filter((name) => /\w/.test(name)),
  plan,
  wanted: fc.uniqueArray(plan, { minLength: 1 }),
  rollout: fc.integer({ min: 0, max: 100 }),
  secrets: fc.dictionary(
    fc.stringMatching(/^secret_[a-z]{4}$/),
    fc.stringMatching(/^hush-\w{8}$/),
    {
      minKeys: 1,
      maxKeys: 4,
    },
  ),
});

test('makes the same decision elsewhere, and tells nothing at which the flag does not look', async () => {
  await fc.assert(
    fc.asyncProperty(situation, async ({ user, plan: own, wanted, rollout, secrets }) => {
      const project = openSandbox();
      await project.api.createFlag({
        key: TUTORIAL_FLAG,
        name: 'hush: the launch',
        active: true,
        filters: {
          groups: [
            {
              properties: [{ key: 'plan', type: 'person', operator: 'exact', value: wanted }],
              rollout_percentage: rollout,
            },
          ],
          payloads: { true: '"hush-payload"' },
        },
      });
      await project.posthog.captureImmediate({
        distinctId: user,
        event: '$set',
        properties: { $set: { ...secrets, plan: own } },
      });

      const { run, scene } = await runStage(
        project,
        visitIn(project),
        { stage: 'flag', user },
        COUNTED,
      );
      const { href = '' } = sceneLink('/run', scene);
      const { searchParams } = new URL(href, 'http://site');
      expect([...searchParams.keys()]).toEqual(['stage', 'user', 'flag', 'person']);
      expect(JSON.parse(searchParams.get('person') ?? '')).toEqual({ plan: own });
      expect(decodeURIComponent(href)).not.toMatch(/hush|secret|phc_|phx_|"id"|uuid/);

      const again = await runInSandbox(
        project,
        visitIn,
        readScene(searchParams).scene as RunnableScene,
        COUNTED,
      );
      expect(again.view.run.response.body).toBe(run.response.body);
      expect(again.view.scene).toEqual(scene);
      await project.close();
    }),
    { numRuns: 20 },
  );
}, 30_000);
