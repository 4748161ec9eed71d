import { describe, expect, onTestFinished, test } from 'vitest';
import { ingestionChangeSchema } from '../../../src/lessons/changeLag.ts';
import { createProject } from '../../../src/project/openProject.ts';
import { openTestProject } from '../../harness/project/openTestProject.ts';

describe('ingestionChangeSchema', () => {
  test.each([
    [{ delayMs: '0' }, { delayMs: 0 }],
    [{ delayMs: ' 10000 ' }, { delayMs: 10_000 }],
    [{ paused: 'true' }, { paused: true }],
    [
      { paused: 'false', delayMs: '500' },
      { paused: false, delayMs: 500 },
    ],
    [{}, {}],
  ])('reads %o', (form, change) => {
    expect(ingestionChangeSchema.parse(form)).toEqual(change);
  });

  test.each(['10001', '-1', '1.5', 'soon', '', '1e3', 'NaN'])(
    'refuses a delay of "%s"',
    (delayMs) => {
      const { error } = ingestionChangeSchema.safeParse({ delayMs });
      expect(error?.issues.map(({ message }) => message)).toEqual([
        `The delay is "${delayMs}", but must be a whole number of milliseconds from 0 to 10000, such as 3000.`,
      ]);
    },
  );

  test('refuses to pause by another word', () => {
    expect(() => ingestionChangeSchema.parse({ paused: 'yes' })).toThrow(
      'must be \\"true\\" to pause ingestion or \\"false\\" to go on.',
    );
  });
});

describe("a project's ingestion", () => {
  test('holds back what the SDK sends, and gives it one by one', async () => {
    const { posthog, api, ingestion } = openTestProject();
    ingestion?.change({ paused: true });
    const properties = { $set_once: { initial_name: 'ada' } };
    posthog.capture({ distinctId: 'ada', event: 'visited_user_page', properties });
    await posthog.flush();
    expect(await api.personByDistinctId('ada')).toBeUndefined();
    expect(ingestion?.read().queue).toMatchObject([
      { event: 'visited_user_page', distinctId: 'ada', setOnce: { initial_name: 'ada' } },
    ]);

    ingestion?.step();
    expect(await api.personByDistinctId('ada')).toMatchObject({
      properties: { initial_name: 'ada' },
    });
  });

  test('is prompt again after starting over, and nothing waits', async () => {
    const project = openTestProject();
    project.ingestion?.change({ paused: true, delayMs: 3000 });
    project.posthog.capture({ distinctId: 'ada', event: 'visited_user_page' });
    await project.startOver({ flags: [], events: undefined });
    expect(project.ingestion?.read()).toEqual({ delayMs: 0, paused: false, waiting: 0, queue: [] });
  });

  test('cannot be changed where PostHog is elsewhere', () => {
    const project = createProject({
      kind: 'remote',
      host: 'https://us.i.posthog.com',
      appHost: 'https://us.posthog.com',
      apiKey: 'phc_abc',
      personalApiKey: undefined,
      isOpen: false,
      projectId: '7',
    });
    onTestFinished(() => project.close());
    expect(project.ingestion).toBeUndefined();
  });
});
