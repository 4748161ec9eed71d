import type { RunReport } from '../../receipts/runReport.ts';

/** What `isFeatureEnabled` said, as the page wrote it down: `true`, `false` or `undefined`. */
export function saidIn({ run }: RunReport): string[] {
  const { isAwaited = true, moments = [] } = run.inBrowser ?? {};
  if (run.stage !== 'before-load' || isAwaited) return [];
  return moments.flatMap(({ html }) => /<code>(\w+)<\/code>/.exec(html)?.[1] ?? []);
}
