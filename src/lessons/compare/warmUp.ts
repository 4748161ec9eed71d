import { once } from 'es-toolkit';
import { openSandbox } from '../../project/openProject.ts';
import type { Project } from '../../project/project.ts';
import type { Visit } from '../../runs/run.ts';
import { TUTORIALS } from '../tutorials.ts';
import { comparedStages } from './comparedStages.ts';

/** After so many visits the code of a stage is loaded and no longer slow for being new. */
const VISITS = 5;

/** Visits stages in another project. */
type VisitIn = (project: Project) => Visit;

/**
 * Makes the stages' times comparable: the first visits after the server's start would mostly tell how
 * long it takes to load code. They are made in a project of their own, once, and leave nothing.
 */
export const warmUp: (visitIn: VisitIn) => Promise<void> = once(visitAll);

async function visitAll(visitIn: VisitIn): Promise<void> {
  const sandbox = openSandbox();
  try {
    for (const { recipe } of TUTORIALS[0]?.flags ?? []) await sandbox.api.createFlag(recipe);
    const visit = visitIn(sandbox);
    for (let time = 0; time < VISITS; time += 1) {
      await Promise.all(comparedStages.map((stage) => visit(stage, `warm-up-${time}`)));
    }
  } finally {
    await sandbox.close();
  }
}
