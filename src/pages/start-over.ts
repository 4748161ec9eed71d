import type { APIContext } from 'astro';
import { writeProgress } from '../lessons/progress.ts';

/** Empties the project and forgets this reader's progress. */
export async function POST({ locals, cookies, redirect }: APIContext): Promise<Response> {
  await locals.project.startOver();
  writeProgress(cookies, new Set());
  return redirect('/', 303);
}
