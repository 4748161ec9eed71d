import type { APIContext } from 'astro';
import { flagOfStep } from '../../lessons/flagOfStep.ts';
import { readAllSteps } from '../../lessons/readSteps.ts';
import { isolate } from '../../text/isolation.ts';

/** Leads to the step whose form makes a flag, by the flag's key: whatever asks for a flag can link there. */
export async function GET({ params, redirect }: APIContext): Promise<Response> {
  const { key = '' } = params;
  const steps = await readAllSteps();
  const step = steps.find(({ data }) => data.shows === 'flag-form' && flagOfStep(data).key === key);
  if (step) return redirect(`${step.path}#flag`, 302);
  return new Response(
    `No tutorial makes the flag “${isolate(key.slice(0, 100))}”. Its code perhaps misspells the key.`,
    { status: 404, headers: { 'Content-Type': 'text/plain; charset=utf-8' } },
  );
}
