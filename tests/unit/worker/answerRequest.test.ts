import { describe, expect, test } from 'vitest';
import { answerRequest } from '../../../src/worker/answerRequest.ts';
import type { VersionRequest } from '../../../src/worker/messages.ts';

const ASKED: VersionRequest = {
  method: 'GET',
  url: 'http://site/stages/flag/user/ada?id=7',
  params: { user: 'ada' },
  cookie: 'visitor=v-1',
};

/** What an endpoint finds in its context. */
interface Context {
  params: Record<string, string>;
  request: Request;
  url: URL;
  locals: { posthog: unknown };
  cookies: {
    get: (name: string) => { value: string } | undefined;
    set: (name: string, value: string, options?: object) => void;
  };
  redirect: (path: string) => Response;
}

const POSTHOG = { name: 'the client' };

const answer = (endpoint: unknown, asked: Partial<VersionRequest> = {}) => {
  const request = { ...ASKED, ...asked };
  return answerRequest({ [request.method]: endpoint }, request, POSTHOG as never);
};

describe('a version’s endpoint', () => {
  test('is given what Astro gives one', async () => {
    const { response } = await answer(({ params, locals, url, cookies }: Context) =>
      Response.json({
        user: params['user'],
        id: url.searchParams.get('id'),
        visitor: cookies.get('visitor')?.value,
        isClient: locals.posthog === POSTHOG,
      }),
    );
    expect(response).toMatchObject({ status: 200, contentType: 'application/json' });
    expect(JSON.parse(response.body)).toEqual({
      user: 'ada',
      id: '7',
      visitor: 'v-1',
      isClient: true,
    });
  });

  test('reads the form that is posted to it', async () => {
    const posted = { method: 'POST', form: { user: 'Ann & Bob', beta: 'join' } } as const;
    const { response } = await answer(async ({ request }: Context) => {
      const form = await request.formData();
      return Response.json(Object.fromEntries(form));
    }, posted);
    expect(JSON.parse(response.body)).toEqual(posted.form);
  });

  test('sets cookies, and leads elsewhere', async () => {
    const { response, setCookies } = await answer(({ cookies, redirect }: Context) => {
      cookies.set('seen', 'yes', { path: '/', httpOnly: true });
      return redirect('/elsewhere');
    });
    expect(response).toMatchObject({ status: 302, location: '/elsewhere' });
    expect(setCookies).toEqual(['seen=yes; Path=/; HttpOnly']);
  });

  test.each([
    ['no function', undefined, 'Your version exports no function GET, which the console asks for.'],
    ['nothing', () => undefined, 'GET gave undefined and no response.'],
    ['a text', () => '<p>Hello</p>', 'GET gave "<p>Hello</p>" and no response.'],
    ['a page without end', () => new Response('x'.repeat(20_001)), 'The page has 20001 characters'],
  ])('that gives %s is told what is missing', async (_what, endpoint, sentence) => {
    await expect(answer(endpoint)).rejects.toThrow(sentence);
  });
});
