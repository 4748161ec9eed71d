import { readSteps, type Step } from './readSteps.ts';
import { readTutorials } from './readTutorials.ts';
import type { StageName } from './stages.ts';

/** The first step, in reading order, that runs a stage: as its own or, failing that, as a further one. */
export async function findStepOfStage(stage: StageName): Promise<Step | undefined> {
  const tutorials = await readTutorials();
  const steps = (await Promise.all(tutorials.map(({ id }) => readSteps(id)))).flat();
  return (
    steps.find(({ entry }) => entry.data.stage === stage) ??
    steps.find(({ entry }) => entry.data.stages.includes(stage))
  );
}
