import type { InBrowser, PageMoment } from '../../runs/run.ts';

/** The moments at which a page looked otherwise than before, or somebody did something with it. */
export function looksOf(inBrowser: InBrowser | undefined): PageMoment[] {
  const { moments = [] } = inBrowser ?? {};
  return moments.filter(
    ({ html, pressed }, index) =>
      index === 0 || pressed !== undefined || html !== moments[index - 1]?.html,
  );
}
