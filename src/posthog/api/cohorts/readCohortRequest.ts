import { readFields, readUpload } from '../readFields.ts';
import { type CohortInput, parseCohortInput } from './cohortInput.ts';

/**
 * Reads a request to create or change a cohort: JSON, or a form with a CSV file in `csv`.
 * @throws RequestError 400 with PostHog's code, words and the field at fault, 413 for too much.
 */
export async function readCohortRequest(
  request: Request,
): Promise<{ input: CohortInput; csv?: string }> {
  const input = parseCohortInput(await readFields(request));
  const csv = await readUpload(request, 'csv');
  return csv === undefined ? { input } : { input, csv };
}
