/** A run as a link asks for it. */
interface AskedRun {
  user?: string | undefined;
  stage?: string | undefined;
  posthog?: string | undefined;
  browser?: string | undefined;
  row?: string | undefined;
}

/**
 * The address that runs somebody in the console of the same page. Without JavaScript a run is a page
 * load, and a browser loads no address anew that differs in its fragment alone: so each is another.
 */
export function runQuery({ user, stage, posthog, browser, row }: AskedRun): string {
  const query = new URLSearchParams({
    run: Date.now().toString(36),
    ...(stage !== undefined && { stage }),
    ...(user !== undefined && { user }),
    ...(posthog !== undefined && { posthog }),
    ...(browser !== undefined && { browser }),
    ...(row !== undefined && { row }),
  });
  return `?${query}#console`;
}
