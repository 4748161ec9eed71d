import { describe, expect, test } from 'vitest';
import { createApi } from '../../../src/project/api/createApi.ts';
import { flagAnswerOf } from '../../../src/receipts/flagAnswerOf.ts';
import type { Exchange } from '../../../src/runs/run.ts';

/** The answer to a run's question about flags. */
function problemOf(outcome: Partial<Exchange>): string | undefined {
  const asked = { method: 'POST', path: '/flags/?v=2', request: { distinct_id: 'ada' } };
  const exchange = { ...asked, startMs: 0, late: false, ...outcome };
  return flagAnswerOf({ exchanges: [exchange] }, 'new-cool-feature')?.answer.problem;
}

const HINT = 'Is POSTHOG_HOST the address of a PostHog?';

describe('what a run says of a question to which no flags came back', () => {
  test.each<[string, Partial<Exchange>, string]>([
    [
      'a web page',
      { status: 200, response: '<!doctype html><title>Log in</title>' },
      `it answered with status 200 and a web page. ${HINT}`,
    ],
    [
      'a page after white space',
      { status: 200, response: '\n <html lang="en">' },
      `it answered with status 200 and a web page. ${HINT}`,
    ],
    [
      'nothing',
      { status: 200, response: '' },
      `it answered with status 200 and nothing more. ${HINT}`,
    ],
    [
      'a redirect',
      { status: 301, response: '' },
      `it answered with status 301 and nothing more. ${HINT}`,
    ],
    [
      'a text',
      { status: 200, response: 'It works!' },
      `it answered with status 200 and a text that is no JSON. ${HINT}`,
    ],
    [
      'JSON of another program',
      { status: 200, response: { ok: true } },
      `it answered with status 200 and JSON that is not in PostHog’s form. ${HINT}`,
    ],
    [
      'null',
      { status: 200, response: null },
      `it answered with status 200 and JSON that is not in PostHog’s form. ${HINT}`,
    ],
    ['a refusal', { status: 503, response: '' }, 'it answered with status 503.'],
    [
      'a refusal with a reason',
      { status: 401, response: { detail: 'The provided API key is invalid.' } },
      'it answered with status 401: The provided API key is invalid.',
    ],
    [
      'a page that is not there',
      { status: 404, response: '<html>' },
      'it answered with status 404.',
    ],
    ['no connection', { error: 'fetch failed' }, 'it did not answer (fetch failed).'],
    ['nothing yet', {}, 'it has not answered yet.'],
  ])('%s', (_what, outcome, problem) => {
    expect(problemOf(outcome)).toBe(problem);
    const isAnswered = outcome.status !== undefined;
    expect(/not answer/.test(problemOf(outcome) ?? '')).toBe(!isAnswered);
  });
});

describe('what the REST client says of an answer that is none of PostHog’s', () => {
  test.each([
    ['<!DOCTYPE html><title>Log in</title>', 'it is a web page'],
    ['', 'it is empty'],
    ['It works!', 'it is a text that is no JSON'],
  ])('%j', async (text, sentence) => {
    const api = createApi({
      host: 'https://ph.example',
      projectId: '7',
      personalApiKey: 'phx_reader',
      fetch: () => Promise.resolve(new Response(text)),
    });
    await expect(api.events({})).rejects.toThrow(
      `This site cannot read what PostHog answered to GET /api/projects/7/events/?limit=100&after=1970-01-01T00%3A00%3A00Z: ${sentence}. ${HINT}`,
    );
  });
});
