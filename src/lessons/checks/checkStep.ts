import type { AstroCookies } from 'astro';
import { ApiError } from '../../project/api/apiError.ts';
import type { Project } from '../../project/project.ts';
import type { StepData } from '../contentSchemas.ts';
import { answerQuestion } from './answerQuestion.ts';
import { countedVisitsOf } from '../stages.ts';
import { tutorialNamed } from '../tutorials.ts';
import { checksOf } from './checksOf.ts';
import type { Check } from './check.ts';
import { checkNotes, withoutNotesOf } from '../../evidence/checkNotes.ts';
import { type Deeds, type Evidence, readState, type Seen } from '../../evidence/evidence.ts';
import { progress } from './progress.ts';

/** The part of a step that asks for proof. */
type Proven = Pick<StepData, 'tutorial' | 'checks' | 'cast' | 'stage'> &
  Partial<Pick<StepData, 'questions'>>;

/**
 * The step's checks with what is done, from the state of PostHog, from what this request did, and
 * from what was seen before; and what the runs of this request say about the step's questions. What is
 * new is remembered in the reader's browser. PostHog being out of reach leaves all as it was.
 */
export async function checkStep(
  { tutorial: id, checks, cast, questions = [], stage }: Proven,
  { project, cookies }: { project: Pick<Project, 'api'>; cookies: AstroCookies },
  deeds: Deeds = {},
): Promise<Check[]> {
  const tutorial = tutorialNamed(id);
  const predicates = checksOf(tutorial);
  const known = progress.read(cookies, id);
  const before = JSON.stringify([[...known.passed], [...known.findings], known.notes]);
  const evidence: Omit<Evidence, 'notes'> = {
    runs: [],
    crowd: 0,
    receipts: [],
    flips: [],
    knowing: 0,
    delayMs: 0,
    linkOpened: undefined,
    ...deeds,
    firstUser: cast[0]?.user ?? '',
    ...readState(project, countedVisitsOf(stage)),
  };
  const withNotes = (of: string) => ({ ...evidence, notes: checkNotes(of, known.notes) });
  await Promise.all([
    ...checks
      .filter((check) => !known.passed.has(check.id))
      .map(async (check) => {
        const seen = await unlessRefused(() => predicates[check.id]?.(withNotes(check.id)));
        if (seen !== undefined) known.passed.set(check.id, seen);
      }),
    ...questions
      .filter((question) => !known.findings.has(question.id))
      .map(async (question) => {
        const found = await unlessRefused(() =>
          answerQuestion(question, { tutorial, stage }, withNotes(question.id)),
        );
        if (found !== undefined) known.findings.set(question.id, found);
      }),
  ]);
  known.notes = withoutNotesOf([...known.passed.keys(), ...known.findings.keys()], known.notes);
  if (JSON.stringify([[...known.passed], [...known.findings], known.notes]) !== before) {
    progress.write(cookies, id, known);
  }
  return checks.map((check) => ({
    ...check,
    done: known.passed.has(check.id),
    seen: known.passed.get(check.id),
  }));
}

async function unlessRefused(look: () => Seen | Promise<Seen>): Promise<Seen> {
  try {
    return await look();
  } catch (error) {
    if (error instanceof ApiError) return undefined;
    throw error;
  }
}
