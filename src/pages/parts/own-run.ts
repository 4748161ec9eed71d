import type { APIContext } from 'astro';
import { eraseTypes } from '../../erase/eraseTypes.ts';
import { readRunOrder } from '../../lessons/console/readRunOrder.ts';
import { formText } from '../../lessons/flagForm/parseFlagDraft.ts';
import { keepOwnRun } from '../../lessons/own/keepOwnRun.ts';
import { type BegunRun, versionStart } from '../../lessons/own/versionStart.ts';
import { VisitRefusedError } from '../../lessons/own/visitRequest.ts';
import { whyFixed } from '../../lessons/own/whyFixed.ts';
import { findStep } from '../../lessons/readSteps.ts';
import { SemaphoreError } from '../../turns/createSemaphore.ts';
import { whyAsWritten } from '../../project/whyAsWritten.ts';
import { BrowserPartError } from '../../runs/browserPart.ts';
import { readOwnPart } from '../../runs/readOwnPart.ts';
import { say } from './_say.ts';

/** Begins a run of a reader's own version of a stage, or takes what came of one. */
export async function POST(context: APIContext): Promise<Response> {
  const { form } = context.locals;
  try {
    return form.has('recorded') ? take(context) : await begin(context);
  } catch (error) {
    if (error instanceof BrowserPartError || error instanceof VisitRefusedError) {
      return say(error.message, 400);
    }
    if (error instanceof SemaphoreError) {
      return say(`Many try this at once: ${error.message}`, 503);
    }
    throw error;
  }
}

async function begin({ locals, request }: APIContext): Promise<Response> {
  const { form, project, runs } = locals;
  const step = await findStep(formText(form, 'step'));
  const user = formText(form, 'user');
  if (!step || user === '') {
    return say('A run needs a step and a user. Reload the page and try again.', 400);
  }
  const refusal = whyAsWritten(project);
  if (refusal !== undefined) return say(refusal, 409);
  const { order, problem } = readRunOrder(step.data, {
    stage: formText(form, 'stage'),
    user,
    posthog: formText(form, 'posthog'),
    browser: formText(form, 'browser'),
    row: '',
  });
  if (!order) return say(problem, 400);
  const [asked] = order.requests;
  const fixed = whyFixed(asked.stage);
  if (fixed !== undefined) return say(fixed, 409);
  const { module, problem: wrong } = await eraseTypes(formText(form, 'code'));
  // What a reader writes may be wrong, which is no fault of the request.
  if (!module) return Response.json({ problem: wrong } satisfies BegunRun);
  const start = versionStart(asked, module, { project, request });
  const { id } = await keepOwnRun({ project, runs, request }, step.data, asked);
  const begun: BegunRun = { run: id, start, fault: asked.fault };
  return Response.json(begun, { headers: { 'Cache-Control': 'no-store' } });
}

function take({ locals }: APIContext): Response {
  const { form, runs, project } = locals;
  const kept = runs.find(formText(form, 'run'));
  if (!kept?.take) return say('This run is no longer in the server’s memory. Run it again.', 404);
  const part = readOwnPart(formText(form, 'recorded'), project.apiKey);
  if (kept.take(part)) return new Response(null, { status: 204 });
  return say('This run is over. Run it again.', 409);
}
