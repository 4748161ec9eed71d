import type { APIContext } from 'astro';
import { clientStage } from '../../lessons/client/clientStage.ts';
import { frameStart } from '../../lessons/client/frameStart.ts';
import { BrowserPartError, readBrowserPart } from '../../runs/browserPart.ts';
import { formText } from '../../lessons/flagForm/parseFlagDraft.ts';
import { runConnection } from '../../project/connection.ts';
import { say } from './_say.ts';

/** What a frame needs to run the page of a run. */
export function GET({ locals, url }: APIContext): Response {
  const kept = locals.runs.find(url.searchParams.get('run') ?? '');
  const { run } = kept?.read().view ?? {};
  const client = run && clientStage(run.stage);
  if (!kept || !run || !client) return forgotten();
  const connection = runConnection(locals.project, url.origin);
  return Response.json(frameStart(run, { client, connection, step: kept.step }), {
    headers: { 'Cache-Control': 'no-store' },
  });
}

/** Takes what the browser recorded of a run. */
export function POST({ locals }: APIContext): Response {
  const { form, runs, project } = locals;
  const kept = runs.find(formText(form, 'run'));
  if (!kept?.post) return forgotten();
  try {
    const part = readBrowserPart(formText(form, 'recorded'), project.apiKey);
    if (kept.post(part)) return new Response(null, { status: 204 });
    return say('What the browser recorded of this run is known already. Run it again.', 409);
  } catch (error) {
    if (!(error instanceof BrowserPartError)) throw error;
    return say(error.message, 400);
  }
}

function forgotten(): Response {
  return say('This run is no longer in the server’s memory. Run it again.', 404);
}
