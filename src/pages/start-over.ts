import type { APIContext } from 'astro';
import { progress } from '../lessons/checks/progress.ts';
import { formText } from '../lessons/flagForm/parseFlagDraft.ts';
import { leftoversOf } from '../lessons/leftoversOf.ts';
import { doneTasks } from '../lessons/tasks/doneTasks.ts';
import { TUTORIALS } from '../lessons/tutorials.ts';
import { ApiError } from '../project/api/apiError.ts';
import { emptyJars } from '../runs/stageCookies.ts';
import { isolate } from '../text/isolation.ts';

/**
 * Forgets what a tutorial, named by the field `tutorial`, left in PostHog, and this reader's progress in
 * it; without a name that of all of them.
 */
export async function POST({ locals, request, cookies, redirect }: APIContext): Promise<Response> {
  const id = formText(locals.form, 'tutorial');
  const meant = TUTORIALS.filter((tutorial) => id === '' || tutorial.id === id);
  if (meant.length === 0) {
    const known = TUTORIALS.map((tutorial) => tutorial.id).join(', ');
    return refuse(
      400,
      `There is no tutorial “${isolate(id.slice(0, 100))}”. Start over with one of ${known}.`,
    );
  }
  try {
    await locals.project.startOver(leftoversOf(id === '' ? undefined : meant));
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return refuse(error.status === 503 ? 503 : 502, `Nothing was taken away. ${error.message}`);
  }
  for (const tutorial of meant) {
    progress.forget(cookies, tutorial.id);
    doneTasks.forget(cookies, tutorial.id);
  }
  // What stages keep about those whom PostHog has just forgotten.
  locals.giveCookies(emptyJars(request.headers.get('Cookie')));
  return redirect(id === '' ? '/' : `/#${id}`, 303);
}

function refuse(status: number, sentence: string): Response {
  const headers = { 'Content-Type': 'text/plain; charset=utf-8' };
  return new Response(sentence, { status, headers });
}
