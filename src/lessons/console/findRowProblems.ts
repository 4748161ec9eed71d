import type { Row } from './rowSchema.ts';

/** The part of a step's frontmatter that its rows of requests name. */
interface RowedStep {
  stage: string;
  stages: readonly string[];
  edits: readonly string[];
  browsers: readonly string[];
  cast: readonly { user: string }[];
  rows: readonly Row[];
}

/** What the rows of a step name and the step does not have, each in a sentence. */
export function findRowProblems({ rows, ...step }: RowedStep): string[] {
  const known = {
    stage: [step.stage, ...step.stages, ...step.edits],
    user: step.cast.map(({ user }) => user),
    browser: step.browsers,
  };
  const twice = rows.map(({ id }) => id).filter((id, index, all) => all.indexOf(id) !== index);
  return [
    ...twice.map((id) => `Two rows have the id "${id}". Give each its own.`),
    ...rows.flatMap(({ id, requests }) =>
      requests.flatMap((request) =>
        (['stage', 'user', 'browser'] as const).flatMap((what) => {
          const name = request[what];
          if (name === undefined || known[what].includes(name)) return [];
          return `The row "${id}" names the ${what} "${name}", which this step does not have. ${hintFor(what, known[what])}`;
        }),
      ),
    ),
  ];
}

const PLACES = { stage: 'stages', user: 'cast', browser: 'browsers' };

function hintFor(what: keyof typeof PLACES, names: readonly string[]): string {
  const place = `add it to its ${PLACES[what]}`;
  return names.length === 0
    ? `${place.replace('add', 'Add')}.`
    : `Use one of ${names.join(', ')}; or ${place}.`;
}
