import { checksOf } from '../../../src/lessons/checks/checksOf.ts';
import { rightChoice } from '../../../src/lessons/checks/rightChoice.ts';
import type { Question } from '../../../src/lessons/questionSchema.ts';
import { STAGES } from '../../../src/lessons/stages.ts';
import { doAction, type Place } from './doAction.ts';
import type { Lesson } from './readLessons.ts';
import { walkOf } from './walkOf.ts';

/**
 * Takes a step as its reader would: each Try-it item, each question, each named edit.
 *
 * @returns what did not come out as the step says, each with the step's name
 */
export async function takeStep(
  place: Omit<Place, 'step' | 'firstUser'>,
  lesson: Lesson,
): Promise<string[]> {
  const here = { ...place, step: lesson.id, firstUser: lesson.data.cast[0]?.user ?? '' };
  const drift: string[] = [];
  const attempt = async (what: string, work: () => Promise<string | undefined>) => {
    const wrong = await work().catch((error: unknown) => String(error));
    if (wrong !== undefined) drift.push(`${lesson.id}: ${what} ${wrong}`);
  };
  await attempt('its page', async () => {
    const { status } = await place.browsing.get(lesson.path);
    return status === 200 ? undefined : `is answered ${status}.`;
  });
  for (const { id } of lesson.data.checks) {
    await attempt(`the check "${id}"`, () => passCheck(here, lesson, id));
  }
  for (const question of lesson.data.questions) {
    await attempt(`the question "${question.id}"`, () => answerQuestion(here, question));
  }
  for (const edit of lesson.data.edits) {
    await attempt(`the edit "${edit}"`, () => runEdit(here, edit));
  }
  return drift;
}

async function passCheck(place: Place, lesson: Lesson, id: string): Promise<string | undefined> {
  const { browsing, tutorial, step } = place;
  const walk = walkOf(lesson, id);
  if (!walk) return 'names no run in its Try-it item. Give it a `walk` in the frontmatter.';
  if (!checksOf(tutorial)[id]) return `is not in src/tutorials/${tutorial.id}.ts.`;
  const isDone = async () => (await browsing.progress(tutorial.id)).passed.has(id);
  const walking = { ...place, isDone };
  for (const action of walk) await doAction(walking, action);
  // What PostHog has to ingest first is seen when the page asks again.
  for (let time = 0; time < 30; time += 1) {
    if (await isDone()) return undefined;
    await new Promise((resolve) => setTimeout(resolve, 100));
    await browsing.lookAgain(step);
  }
  return `was not passed by ${JSON.stringify(walk)}.`;
}

async function answerQuestion(place: Place, question: Question): Promise<string | undefined> {
  const { id, of, computed, user = '', stage, posthog, browser, row, choices } = question;
  const { browsing, tutorial } = place;
  if (computed !== undefined) {
    const found = tutorial.computed?.[computed]?.();
    return found !== undefined && rightChoice(choices, found) ? undefined : 'has no right choice.';
  }
  const found = async () => (await browsing.progress(tutorial.id)).findings.get(id);
  // A second visit, or a second event, needs a first.
  for (let time = 0; time < 3 && (await found()) === undefined; time += 1) {
    const how = { ...(stage !== undefined && { stage }) };
    const on = { posthog, ...(browser !== undefined && { browser }) };
    await doAction(place, row === undefined ? { run: user, ...on, ...how } : { row, user, ...how });
  }
  const said = await found();
  if (said === undefined) return `was answered by no run of ${user} (${of}).`;
  return rightChoice(choices, said) ? undefined : `was answered “${said}”, which no choice says.`;
}

async function runEdit(place: Place, name: string): Promise<string | undefined> {
  const tries = STAGES.get(name)?.edit?.tries;
  if (tries === undefined) return 'says nobody to try it with.';
  await doAction(place, { run: tries, stage: name });
  return undefined;
}
