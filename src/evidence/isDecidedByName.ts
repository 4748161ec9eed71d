import { evaluate } from '../flags/evaluate.ts';
import type { FeatureFlag } from '../flags/flag.ts';
import { personProperties } from '../flags/personProperties.ts';
import type { SearchBudget } from '../flags/searchBudget.ts';
import { sentName } from '../project/api/sentName.ts';
import type { RunReport } from '../receipts/runReport.ts';

/** Whether the flag is on with the name that the run's event carries, and off without. */
export function isDecidedByName(
  flag: FeatureFlag,
  { run, events }: RunReport,
  budget: SearchBudget,
): boolean {
  const name = events.map(sentName).find((sent) => sent !== undefined);
  const isOn = (known: Record<string, unknown>) =>
    evaluate(flag, {
      distinctId: run.user,
      properties: personProperties(run.user, known),
      budget,
    }).enabled;
  return name !== undefined && isOn({ initial_name: name }) && !isOn({});
}
