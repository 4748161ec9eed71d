import { type Ingestion, ingestionChangeSchema } from '../project/ingestion.ts';

/** What became of a change of PostHog's lag, in a sentence. */
export interface LagChange {
  /** 400 when nothing was changed. */
  status: 200 | 400;
  sentence: string;
}

/** Does what a form of the lag lab asks for: sets the delay, pauses, resumes, or ingests one event. */
export function changeLag(ingestion: Ingestion, form: FormData): LagChange {
  if (form.has('step')) {
    const event = ingestion.step();
    const sentence = event
      ? `PostHog has ingested ${event.event} of ${event.distinctId}.`
      : 'No event waits, so there was none to ingest.';
    return { status: 200, sentence };
  }
  const parsed = ingestionChangeSchema.safeParse(Object.fromEntries(form));
  if (!parsed.success) {
    return { status: 400, sentence: parsed.error.issues.map(({ message }) => message).join(' ') };
  }
  const { delayMs, paused } = parsed.data;
  ingestion.change(parsed.data);
  if (paused !== undefined) {
    return { status: 200, sentence: paused ? 'Ingestion is paused.' : 'Ingestion goes on.' };
  }
  return { status: 200, sentence: `The delay is ${delayMs ?? 0} ms.` };
}
