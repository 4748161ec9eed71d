import { expect, test, vi } from 'vitest';
import { stepSchema } from '../../../src/lessons/contentSchemas.ts';
import { openStep } from '../../../src/lessons/openStep.ts';
import { stepWords } from '../../../src/lessons/stepWords.ts';
import { openJar } from '../../harness/lessons/openJar.ts';
import { openTestProject } from '../../harness/project/openTestProject.ts';

/** All tutorials, without their flags. */
vi.mock(import('../../../src/lessons/tutorials.ts'), async (load) => {
  const real = await load();
  const bare = (tutorial: (typeof real.TUTORIALS)[number]) => ({ ...tutorial, flags: [] });
  return {
    ...real,
    TUTORIALS: real.TUTORIALS.map(bare),
    tutorialNamed: (id: string) => bare(real.tutorialNamed(id)),
    taughtFlag: () => undefined,
  };
});

const stepOf = (shows: string) => ({
  tutorial: 'first-flag',
  ...stepSchema.parse({
    title: 'A step',
    description: 'For a test.',
    minutes: 5,
    stage: 'plain',
    shows,
    cast: [{ user: 'max', note: 'the first' }],
    checks: [{ id: 'plain-hello', title: 'Hello was seen', hint: 'Run it.', next: 'run ada' }],
  }),
});

function open(shows: string) {
  const step = stepOf(shows);
  const request = new Request('http://site/first-flag/a-step');
  const run = () => Promise.resolve({ views: [] });
  const reader = { project: openTestProject(), cookies: openJar(), steps: [step] };
  return openStep(step, { ...reader, request, form: new FormData(), run, find: () => undefined });
}

test.each(['console', 'compare', 'lag'])(
  'a tutorial without a flag has steps that show the %s',
  async (shows) => {
    const { stage, overview, problem, checks } = await open(shows);
    expect({ stage, problem }).toEqual({ stage: 'plain', problem: undefined });
    expect(overview).toMatchObject({ flag: undefined });
    const step = { entry: { id: 'first-flag/01-a-step', body: '' }, data: stepOf(shows) };
    const words = stepWords(step as unknown as Parameters<typeof stepWords>[0], checks, openJar());
    expect(words.stage).toBe('plain');
    expect(() => words.flag).toThrow('Give src/tutorials/first-flag.ts a flag.');
  },
);

test.each(['flag-form', 'receipt', 'crowd', 'history', 'polling'])(
  'an instrument asks for a flag: the %s',
  async (shows) => {
    await expect(open(shows)).rejects.toThrow('has an instrument and no flag');
  },
);
