import type { APIContext } from 'astro';
import { progress } from '../lessons/checks/progress.ts';
import { ApiError } from '../project/apiError.ts';
import { emptyJars } from '../runs/stageCookies.ts';

/** Forgets what the tutorial left in PostHog, and this reader's progress. */
export async function POST({ locals, request, cookies, redirect }: APIContext): Promise<Response> {
  try {
    await locals.project.startOver();
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return new Response(`Nothing was taken away. ${error.message}`, {
      status: error.status === 503 ? 503 : 502,
      headers: { 'Content-Type': 'text/plain; charset=utf-8' },
    });
  }
  progress.forget(cookies);
  // What stages keep about those whom PostHog has just forgotten.
  locals.giveCookies(emptyJars(request.headers.get('Cookie')));
  return redirect('/', 303);
}
