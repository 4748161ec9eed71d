import { SOURCE_PATHS } from '../sourceFiles.ts';
import { stepAddress } from '../stepAddress.ts';
import { type KnownTutorial, TUTORIALS } from '../tutorials.ts';
import { type ContentProblem, tutorialProblem } from './contentProblem.ts';
import type { WordedStep } from './findWordProblems.ts';

/** What is wrong with a declared name, how to mend it, and the text that names it. */
type Fault = readonly [says: string, hint: string, at: string];

/**
 * Looks through what tutorials declare: for stages without a folder or of one name, for stages that grow from
 * one, for flags, steps and questions that are not there, and for folders of stages that no tutorial has.
 */
export function findTutorialProblems(steps: readonly WordedStep[]): ContentProblem[] {
  const owners = Map.groupBy(
    TUTORIALS.flatMap(({ id, stages }) => Object.keys(stages).map((stage) => ({ id, stage }))),
    ({ stage }) => stage,
  );
  const folders = new Set(
    SOURCE_PATHS.flatMap((path) => /^src\/pages\/stages\/([^/]+)\//.exec(path)?.[1] ?? []),
  );
  const strays = [...folders].filter((folder) => !owners.has(folder));
  const declared = { owners, folders };
  return [
    ...TUTORIALS.flatMap((tutorial) =>
      [...stageFaults(tutorial, declared), ...endFaults(tutorial, steps)].map((fault) =>
        tutorialProblem(tutorial.id, ...fault),
      ),
    ),
    ...strays.map((folder) => ({
      file: `src/pages/stages/${folder}`,
      message: `src/pages/stages/${folder} is there, and no tutorial has a stage of this name.`,
      hint: 'List it among the stages of a tutorial in src/tutorials/, or take the folder out.',
    })),
  ];
}

function* stageFaults(
  { id, stages, take, flags }: KnownTutorial,
  declared: { owners: ReadonlyMap<string, { id: string }[]>; folders: ReadonlySet<string> },
): Generator<Fault> {
  const keys = TUTORIALS.flatMap((tutorial) => tutorial.flags.map(({ key }) => key));
  const names = [...declared.owners.keys()].join(', ');
  for (const [stage, { since, flags: asked = [] }] of Object.entries(stages)) {
    const at = stage.includes('-') ? `'${stage}'` : `${stage}:`;
    if (!declared.folders.has(stage)) {
      yield [
        `lists the stage "${stage}", and there is no src/pages/stages/${stage}/.`,
        'Write its endpoint there, or take it out of the list.',
        at,
      ];
    }
    const other = declared.owners.get(stage)?.find((owner) => owner.id !== id);
    if (other && other.id < id) {
      yield [
        `has a stage "${stage}", and so has src/tutorials/${other.id}.ts.`,
        'Give one of the two another name.',
        at,
      ];
    }
    if (since !== undefined && !declared.owners.has(since)) {
      yield [`compares "${stage}" with "${since}", which is no stage.`, `Use one of ${names}.`, at];
    }
    const unknown = asked.find((key) => !keys.includes(key));
    if (unknown !== undefined) {
      yield [
        `says that "${stage}" asks for the flag "${unknown}", which no tutorial has.`,
        `Use one of ${keys.join(', ')}; or add it to its flags.`,
        at,
      ];
    }
  }
  if (!declared.owners.has(take)) {
    yield [`gives the stage "${take}" along, which is none.`, `Use one of ${names}.`, 'take:'];
  }
  const strange = flags.find(({ key, recipe }) => key !== recipe.key);
  if (strange) {
    yield [
      `has a flag "${strange.key}" whose recipe is called "${strange.recipe.key}".`,
      'Give both the same key.',
      strange.key,
    ];
  }
}

function* endFaults(
  { id, needs, explains }: KnownTutorial,
  steps: readonly WordedStep[],
): Generator<Fault> {
  const own = steps.filter((step) => stepAddress(step.id).tutorial === id);
  const others = TUTORIALS.map((tutorial) => tutorial.id).filter((other) => other !== id);
  for (const need of needs.filter((one) => !others.includes(one))) {
    yield [
      `builds on "${need}", which is no other tutorial.`,
      `Use one of ${others.join(', ')}.`,
      'needs:',
    ];
  }
  for (const { step: name, question } of own.length === 0 ? [] : explains) {
    const step = own.find((one) => stepAddress(one.id).name === name);
    if (!step) {
      yield [
        `explains something by the step "${name}", which it does not have.`,
        `Use one of ${own.map((one) => stepAddress(one.id).name).join(', ')}.`,
        `'${name}'`,
      ];
    } else if (!step.data.questions.some((asked) => asked.id === question)) {
      yield [
        `explains something by the question "${question}", which the step "${name}" does not ask.`,
        `Use one of ${step.data.questions.map((asked) => asked.id).join(', ')}.`,
        `'${question}'`,
      ];
    }
  }
}
