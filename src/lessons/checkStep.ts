import type { AstroCookies } from 'astro';
import type { Project } from '../project/project.ts';
import type { RunView } from '../project/runView.ts';
import { TUTORIAL_FLAG } from '../project/tutorialFlag.ts';
import { VISIT_EVENT } from '../project/visitEvent.ts';
import type { Check } from './check.ts';
import { checkEvidence } from './checkEvidence.ts';
import type { Evidence } from './evidence.ts';
import { progress } from './progress.ts';
import type { StepData } from './stepSchema.ts';

/** What the reader did in this request, beside what PostHog can tell. */
export interface Deeds {
  runs?: RunView[];
  crowd?: number;
}

/**
 * The step's checks with what is done, from the state of PostHog, from what this request did, and
 * from what was seen before. What is newly done is remembered in the reader's browser.
 * PostHog being out of reach leaves its checks as they were.
 */
export async function checkStep(
  { checks }: Pick<StepData, 'checks'>,
  { project, cookies }: { project: Project; cookies: AstroCookies },
  { runs = [], crowd = 0 }: Deeds = {},
): Promise<Check[]> {
  const passed = progress.read(cookies);
  const open = checks.filter(({ id }) => !passed.has(id));
  if (open.length > 0) {
    const evidence: Evidence = { ...(await readState(project)), runs, crowd };
    const seen = open.filter(({ id }) => checkEvidence[id](evidence));
    for (const { id } of seen) passed.add(id);
    if (seen.length > 0) progress.write(cookies, passed);
  }
  return checks.map((check) => ({ ...check, done: passed.has(check.id) }));
}

async function readState({ api }: Project): Promise<Pick<Evidence, 'events' | 'flag' | 'visitor'>> {
  try {
    const [events, flag] = await Promise.all([
      api.events({ event: VISIT_EVENT }),
      api.flagByKey(TUTORIAL_FLAG),
    ]);
    const visitor = events[0] && (await api.personByDistinctId(events[0].distinct_id));
    return { events, flag, visitor };
  } catch {
    return { events: [], flag: undefined, visitor: undefined };
  }
}
