import { describe, expect, test } from 'vitest';
import { stepSchema } from '../../../../src/lessons/contentSchemas.ts';
import { readRunOrder } from '../../../../src/lessons/console/readRunOrder.ts';

const written = {
  title: 'A step',
  description: 'For a test.',
  minutes: 5,
  stage: 'plain',
  stages: ['capture'],
  shows: 'console',
  faults: true,
  browsers: ['laptop', 'phone'],
  rows: [
    {
      id: 'two',
      title: 'Two visits',
      requests: [{}, { stage: 'capture', user: 'max', browser: 'phone', after: 200 }],
    },
  ],
  cast: [
    { user: 'ada', note: 'the first' },
    { user: 'max', note: 'the second' },
  ],
  checks: [{ id: 'plain-hello', title: 'Hello was seen', hint: 'Run it.', next: 'run ada' }],
};
const step = stepSchema.parse(written);
const nothing = { stage: '', user: 'ada', posthog: '', browser: '', row: '' };
const read = (asked: Partial<typeof nothing>) => readRunOrder(step, { ...nothing, ...asked });

describe('readRunOrder', () => {
  test('orders one request of the step’s own stage, in the first of its browsers', () => {
    expect(read({}).order).toEqual({
      requests: [{ stage: 'plain', user: 'ada', browser: 'laptop', fault: undefined, after: 0 }],
    });
    expect(readRunOrder({ ...step, browsers: [] }, nothing).order?.requests[0].browser).toBe(
      undefined,
    );
  });

  test('orders the requests of a row, each as the console stands where it says nothing', () => {
    const { order } = read({ row: 'two', browser: 'phone', stage: 'capture', posthog: 'slow' });
    expect(order).toEqual({
      row: { id: 'two', title: 'Two visits' },
      requests: [
        { stage: 'capture', user: 'ada', browser: 'phone', fault: 'slow', after: 0 },
        { stage: 'capture', user: 'max', browser: 'phone', fault: 'slow', after: 200 },
      ],
    });
  });

  test.each([
    [{ stage: 'flag' }, 'does not run the stage "flag". It runs plain, capture.'],
    [{ browser: 'tablet' }, 'no browser "tablet". It has laptop, phone.'],
    [{ row: 'three' }, 'no row "three". It has two.'],
    [{ posthog: 'gone' }, 'gone'],
    [{ user: '..' }, 'cannot be visited'],
    [{ user: '..', row: 'two' }, 'cannot be visited'],
  ])('refuses %o with a sentence', (asked, sentence) => {
    expect(read(asked).problem).toContain(sentence);
  });
});

describe('a step’s frontmatter', () => {
  const problemsOf = (changes: object) =>
    stepSchema
      .safeParse({ ...written, ...changes })
      .error?.issues.map(({ message }) => message)
      .join(' ');
  const row = (request: object) => ({
    rows: [{ id: 'two', title: 'Two', requests: [{}, request] }],
  });

  test.each([
    [
      row({ stage: 'flag' }),
      'names the stage "flag", which this step does not have. Use one of plain, capture',
    ],
    [
      row({ user: 'zoe' }),
      'names the user "zoe", which this step does not have. Use one of ada, max; or add it to its cast.',
    ],
    [row({ browser: 'tablet' }), 'names the browser "tablet"'],
    [{ browsers: [], ...row({ browser: 'phone' }) }, 'does not have. Add it to its browsers.'],
    [{ rows: [written.rows[0], written.rows[0]] }, 'Two rows have the id "two".'],
    [{ browsers: ['laptop'], rows: [] }, 'two or three different browsers, or none'],
    [{ browsers: ['laptop', 'laptop'], rows: [] }, 'two or three different browsers, or none'],
    [{ browsers: ['Laptop', 'own'], rows: [] }, '"Laptop" is no name for a browser.'],
  ])('is refused with %o', (changes, sentence) => {
    expect(problemsOf(changes)).toContain(sentence);
  });
});
