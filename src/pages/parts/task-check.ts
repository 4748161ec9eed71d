import type { APIContext } from 'astro';
import { eraseTypes } from '../../erase/eraseTypes.ts';
import { formText } from '../../lessons/flagForm/parseFlagDraft.ts';
import { stageSource } from '../../lessons/stageSource.ts';
import { checks } from '../../lessons/tasks/checks.ts';
import { type BegunCheck, preparedCheck } from '../../lessons/tasks/preparedCheck.ts';
import { TASKS } from '../../lessons/tasks/tasks.ts';
import { SemaphoreError } from '../../turns/createSemaphore.ts';
import { whyAsWritten } from '../../project/whyAsWritten.ts';
import { say } from './_say.ts';

/** Begins a check of a task: what the reader's browser needs to make its visits. */
export async function POST({ locals, url }: APIContext): Promise<Response> {
  const { form, project } = locals;
  const task = TASKS.get(formText(form, 'task'));
  if (!task) return say('There is no such task. Open one of those at /tasks.', 404);
  const refusal = whyAsWritten(project);
  if (refusal !== undefined) return say(refusal, 409);
  const code = form.has('code') ? formText(form, 'code') : stageSource(task.stage).code;
  try {
    const { module, problem } = await eraseTypes(code);
    // What a reader writes may be wrong, which is no fault of the request.
    const begun: BegunCheck = module
      ? preparedCheck(await checks.open(task), module, url.origin)
      : { problem };
    return Response.json(begun, { headers: { 'Cache-Control': 'no-store' } });
  } catch (error) {
    if (!(error instanceof SemaphoreError)) throw error;
    return say(`Many check their code at once: ${error.message}`, 503);
  }
}
