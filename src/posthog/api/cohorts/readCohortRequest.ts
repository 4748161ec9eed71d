import { readBody } from '../../http/readBody.ts';
import { isTooDeep, parseJson } from '../../../json/readJson.ts';
import { startWork } from '../../work/startWork.ts';
import { readJson } from '../readJson.ts';
import { validationError } from '../refusals.ts';
import { type CohortInput, parseCohortInput } from './cohortInput.ts';

/** Room for the lists of some hundred thousand people. */
const FORM_LIMIT = 20 * 1024 * 1024;

/**
 * Reads a request to create or change a cohort: JSON, or a form with a CSV file in `csv`.
 * @throws RequestError 400 with PostHog's code, words and the field at fault, 413 for too much.
 */
export async function readCohortRequest(
  request: Request,
): Promise<{ input: CohortInput; csv?: string }> {
  const contentType = request.headers.get('content-type') ?? '';
  if (!contentType.startsWith('multipart/form-data')) {
    return { input: parseCohortInput(await readJson(request)) };
  }
  using work = startWork(request);
  const body = new Uint8Array(await readBody(request, FORM_LIMIT, work));
  await work.claimPlace();
  checkParts(body, contentType);
  const form = await readFormData(body, contentType);
  const fields = Object.fromEntries(
    [...form].flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, readField(name, value)]] : [],
    ),
  ) as Record<string, unknown>;
  const file = form.get('csv');
  const input = parseCohortInput(fields);
  return file === null
    ? { input }
    : { input, csv: typeof file === 'string' ? file : await file.text() };
}

async function readFormData(body: Uint8Array<ArrayBuffer>, contentType: string): Promise<FormData> {
  try {
    return await new Response(body, { headers: { 'Content-Type': contentType } }).formData();
  } catch {
    const reason = 'its parts do not stand between the boundaries that its Content-Type names';
    throw validationError(`Multipart form parse error - ${reason}.`, null, 'parse_error');
  }
}

/** What takes a form apart does so in one go: of small parts there must not be a million. */
function checkParts(body: Uint8Array, contentType: string): void {
  const boundary = /boundary="?([^";]+)/i.exec(contentType)?.[1];
  if (boundary === undefined) return;
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.length);
  let parts = -1;
  for (let at = -1; (at = bytes.indexOf(`--${boundary}`, at + 1)) >= 0;) {
    if (++parts > MOST_PARTS) {
      throw validationError(`The form has more than ${MOST_PARTS} parts.`, null);
    }
  }
}

const MOST_PARTS = 100;

/** Forms have texts only. */
function readField(name: string, value: string): unknown {
  if (name === 'is_static' || name === 'deleted') return value === 'true' || value === '1';
  if (name !== 'filters') return value;
  const filters = parseJson(value);
  if (isTooDeep(filters))
    throw validationError('filters are nested too deeply', name, 'parse_error');
  return filters;
}
