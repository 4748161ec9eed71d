import type { Context, Next } from 'hono';
import { findAuthorProblems } from './findAuthorProblems.ts';
import { problemOfError } from './problemOfError.ts';
import { problemPage } from './problemPage.ts';

/**
 * Answers whoever asks for a page with what is wrong with the content, as long as something is: for
 * `npm run dev` alone.
 */
export async function showAuthorProblems(c: Context, next: Next): Promise<Response | undefined> {
  if (!c.req.header('Accept')?.includes('text/html')) {
    await next();
    return undefined;
  }
  const problems = await findAuthorProblems().catch((error: unknown) => [problemOfError(error)]);
  if (problems.length > 0) return problemPage(problems);
  await next();
  return undefined;
}
