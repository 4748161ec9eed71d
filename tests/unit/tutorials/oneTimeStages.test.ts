import { describe, expect, test } from 'vitest';
import { createClient } from '../../../src/project/createClient.ts';
import type { Project } from '../../../src/project/project.ts';
import { completedFirstRequest } from '../../../src/tutorials/one-time/completedFirstRequest.ts';
import { BACK, HELLO, openBrowser, openOneTime } from '../../harness/lessons/oneTimeApp.ts';
import { openTestProject } from '../../harness/project/openTestProject.ts';

const REMEMBERING = ['one-time-cookie', 'one-time-tell'];

async function eventsOf({ api }: Project, id: string) {
  const events = await api.events({ distinct_id: id, limit: 10 });
  const named = events.map(({ event }) => event).filter((event) => !event.startsWith('$'));
  return named.toReversed();
}

describe('one-time-flag', () => {
  test('answers the same request in two ways, and writes the fact in between', async () => {
    const { project } = await openOneTime();
    const visit = openBrowser(project);
    expect(await visit('one-time-flag', 'hugo')).toBe(HELLO);
    await project.posthog.flush();
    expect(await visit('one-time-flag', 'hugo')).toBe(BACK);
    await project.posthog.flush();
    expect(await eventsOf(project, 'hugo')).toEqual(['first_request', 'subsequent_request']);
  });

  test('asks the same question both times, to the last letter', async () => {
    const { project } = await openOneTime();
    const asked: unknown[] = [];
    const posthog = createClient({
      apiKey: project.apiKey,
      host: 'http://embedded.posthog',
      fetch: async (url, options) => {
        const request = new Request(url, options);
        if (url.includes('/flags/')) asked.push([url, await request.clone().text()]);
        return project.fetch?.(request) ?? Response.error();
      },
    });
    const visit = openBrowser({ posthog });
    expect(await visit('one-time-flag', 'hugo')).toBe(HELLO);
    await posthog.flush();
    expect(await visit('one-time-flag', 'hugo')).toBe(BACK);
    expect(asked).toHaveLength(2);
    expect(asked[0]).toEqual(asked[1]);
  });

  test('knows those who came before there was a flag', async () => {
    const project = openTestProject();
    const visit = openBrowser(project);
    expect(await visit('one-time', 'alma')).toBe(HELLO);
    await project.posthog.flush();
    await project.api.createFlag(completedFirstRequest.recipe);
    expect(await visit('one-time-flag', 'alma')).toBe(BACK);
  });

  test('takes two visits for the first while PostHog lags', async () => {
    const { project, ingestion } = await openOneTime();
    const visit = openBrowser(project);
    ingestion.change({ paused: true });
    expect(await visit('one-time-flag', 'wim')).toBe(HELLO);
    await project.posthog.flush();
    expect(await visit('one-time-flag', 'wim')).toBe(HELLO);
    await project.posthog.flush();
    ingestion.change({ paused: false });
    expect(await eventsOf(project, 'wim')).toEqual(['first_request', 'first_request']);
  });
});

describe.each(REMEMBERING)('%s', (stage) => {
  test('welcomes back in the browser that remembers, while PostHog lags', async () => {
    const { project, ingestion } = await openOneTime();
    const [laptop, phone] = [openBrowser(project), openBrowser(project)];
    ingestion.change({ paused: true });
    expect(await laptop(stage, 'yara')).toBe(HELLO);
    expect(await laptop(stage, 'yara')).toBe(BACK);
    expect(await phone(stage, 'yara')).toBe(HELLO);
    expect(await laptop(stage, 'finn')).toBe(HELLO);
  });

  test('takes two requests at the same moment for the first: neither has the cookie yet', async () => {
    const { project } = await openOneTime();
    const visit = openBrowser(project);
    const pages = await Promise.all([visit(stage, 'kira'), visit(stage, 'kira')]);
    expect(pages).toEqual([HELLO, HELLO]);
  });

  test('needs no cookie once PostHog knows', async () => {
    const { project } = await openOneTime();
    const [laptop, phone] = [openBrowser(project), openBrowser(project)];
    expect(await laptop(stage, 'finn')).toBe(HELLO);
    await project.posthog.flush();
    expect(await phone(stage, 'finn')).toBe(BACK);
  });

  test('takes a distinct ID of any characters into the name of the cookie', async () => {
    const { project, ingestion } = await openOneTime();
    const visit = openBrowser(project);
    ingestion.change({ paused: true });
    expect(await visit(stage, 'a; b=ü@c.d')).toBe(HELLO);
    expect(await visit(stage, 'a; b=ü@c.d')).toBe(BACK);
  });
});

test('a flag that is switched off is obeyed by one-time-tell, and not by the cookie', async () => {
  const { project } = await openOneTime();
  const visit = openBrowser(project);
  for (const id of ['kira', 'ravi']) await visit('one-time-cookie', id);
  await project.posthog.flush();
  const flag = await project.api.flagByKey(completedFirstRequest.key);
  if (!flag) throw new Error('The flag is not there.');
  await project.api.updateFlag(flag.id, { active: false });
  expect(await visit('one-time-cookie', 'kira')).toBe(BACK);
  expect(await visit('one-time-tell', 'ravi')).toBe(HELLO);
});

describe('one-time-forget', () => {
  test.each(REMEMBERING)('is not enough for the other browser of %s', async (stage) => {
    const { project, ingestion } = await openOneTime();
    const [laptop, phone] = [openBrowser(project), openBrowser(project)];
    ingestion.change({ paused: true });
    for (const browser of [laptop, phone]) await browser(stage, 'yara');
    await project.posthog.flush();
    ingestion.change({ paused: false });

    expect(await laptop('one-time-forget', 'yara')).toBe('<p>Forgotten.</p>');
    await project.posthog.flush();
    expect(await phone(stage, 'yara')).toBe(BACK);
    expect(await laptop(stage, 'yara')).toBe(HELLO);
  });

  test('is late itself while PostHog lags', async () => {
    const { project, ingestion } = await openOneTime();
    const visit = openBrowser(project);
    await visit('one-time-cookie', 'finn');
    await project.posthog.flush();
    ingestion.change({ paused: true });
    await visit('one-time-forget', 'finn');
    await project.posthog.flush();
    expect(await visit('one-time-cookie', 'finn')).toBe(BACK);
  });
});

describe.each(['misspell-the-fact', 'write-too-late'])('%s', (stage) => {
  test('makes a newcomer of somebody at every visit', async () => {
    const { project } = await openOneTime();
    const visit = openBrowser(project);
    for (let visits = 1; visits <= 3; visits++) {
      expect(await visit(stage, 'otto')).toBe(HELLO);
      await project.posthog.flush();
    }
  });
});

test('fact-on-event leaves the person without the fact', async () => {
  const { project } = await openOneTime();
  await openBrowser(project)('fact-on-event', 'mila');
  await project.posthog.flush();
  const person = await project.api.personByDistinctId('mila');
  expect(person?.properties['first_request_complete']).toBeUndefined();
});

test.each(['one-time', 'one-time-flag', 'one-time-cookie', 'one-time-tell', 'one-time-forget'])(
  '%s asks for a name where none is given, and tells PostHog nothing',
  async (stage) => {
    const { project } = await openOneTime();
    expect(await openBrowser(project)(stage, '')).toMatch(/name/);
    await project.posthog.flush();
    expect(await project.api.events({ limit: 10 })).toEqual([]);
  },
);
