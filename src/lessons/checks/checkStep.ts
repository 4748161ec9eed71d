import type { AstroCookies } from 'astro';
import { ApiError } from '../../project/apiError.ts';
import type { Project } from '../../project/project.ts';
import type { StepData } from '../contentSchemas.ts';
import { checkEvidence } from './checkEvidence.ts';
import type { Check, CheckId } from './checkIds.ts';
import { type Deeds, type Evidence, readState } from './evidence.ts';
import { progress } from './progress.ts';

/**
 * The step's checks with what is done, from the state of PostHog, from what this request did, and
 * from what was seen before. What is newly done is remembered in the reader's browser.
 * PostHog being out of reach leaves its checks as they were.
 */
export async function checkStep(
  { checks, cast }: Pick<StepData, 'checks' | 'cast'>,
  { project, cookies }: { project: Pick<Project, 'api'>; cookies: AstroCookies },
  deeds: Deeds = {},
): Promise<Check[]> {
  const passed = progress.read(cookies);
  const evidence: Evidence = {
    runs: [],
    crowd: 0,
    receipts: [],
    flips: 0,
    delayMs: 0,
    linkOpened: false,
    ...deeds,
    firstUser: cast[0]?.user ?? '',
    ...readState(project),
  };
  const open = checks.map(({ id }) => id).filter((id) => !passed.has(id));
  const seen = await Promise.all(open.map((id) => isSeen(id, evidence)));
  if (seen.includes(true)) {
    for (const [index, id] of open.entries()) if (seen[index]) passed.add(id);
    progress.write(cookies, passed);
  }
  return checks.map((check) => ({ ...check, done: passed.has(check.id) }));
}

async function isSeen(id: CheckId, evidence: Evidence): Promise<boolean> {
  try {
    return await checkEvidence[id](evidence);
  } catch (error) {
    if (error instanceof ApiError) return false;
    throw error;
  }
}
