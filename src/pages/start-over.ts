import type { APIContext } from 'astro';
import { progress } from '../lessons/progress.ts';

/** Empties the project and forgets this reader's progress. */
export async function POST({ locals, cookies, redirect }: APIContext): Promise<Response> {
  await locals.project.startOver();
  progress.forget(cookies);
  return redirect('/', 303);
}
