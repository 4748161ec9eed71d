import { problemOfError } from './problemOfError.ts';
import { problemPage } from './problemPage.ts';

/** What an author is answered after a mistake in a page or a stage: the place in their own files. */
export function answerError(error: unknown): Response {
  console.error(error);
  return problemPage([problemOfError(error)]);
}
