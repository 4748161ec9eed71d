import { readSteps, type Step } from './readSteps.ts';
import { TUTORIALS } from './tutorials.ts';

/** Where an address leads that is no page's: to the page that it means, or to the steps of a tutorial. */
export interface WayIn {
  /** The address that was meant. */
  path?: string;
  /** The tutorial that was meant, where its step is not known. */
  tutorial?: { title: string; steps: Step[] };
}

const PAGES = ['/compare', '/run'];

/**
 * Finds what an address means that is almost one: a tutorial without a step, a step in capital letters,
 * by its number or by its file's name, or with something stuck to its end.
 */
export async function findWayIn(pathname: string): Promise<WayIn> {
  const [, first = '', second = '', ...rest] = pathname.split('/').map(plainName);
  const page = PAGES.find((path) => path === `/${first}`);
  if (page !== undefined && second === '') return page === pathname ? {} : { path: page };
  const tutorial = TUTORIALS.find(({ id }) => id === first);
  if (!tutorial) return {};
  if (second === '') return { path: `/#${tutorial.id}` };
  const steps = await readSteps(tutorial.id);
  const step = steps.find(({ name, number, entry: { id } }) =>
    [name, String(number), id.split('/').at(-1)].includes(second),
  );
  if (step && step.path !== pathname && rest.join('') === '') return { path: step.path };
  return { tutorial: { title: tutorial.title, steps } };
}

/** In lower case, with a hyphen for each gap, and without what is no letter, digit or hyphen between them. */
function plainName(part: string): string {
  return part
    .toLowerCase()
    .replace(/(%20|[\s_])+/g, '-')
    .replace(/%[0-9a-f]{2}|[^a-z0-9-]/g, '')
    .replace(/^-+|(?<!-)-+$/g, '');
}
