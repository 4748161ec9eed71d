import type { Work } from '../../work/startWork.ts';
import { validationError } from '../refusals.ts';

/** What the ids in a CSV file name persons by. */
type IdType = 'person_id' | 'distinct_id' | 'email';

const HEADERS: readonly [IdType, readonly string[]][] = [
  ['person_id', ['person_id', 'person-id', 'person .id']],
  ['distinct_id', ['distinct_id', 'distinct-id']],
  ['email', ['email', 'e-mail']],
];

/**
 * Reads whom a CSV file names, in the forms that PostHog takes: one column of distinct IDs, or of
 * what its header says; or more columns with a header, of which one says that it holds ids.
 *
 * @throws RequestError 400 with PostHog's words
 */
export async function readCohortCsv(
  text: string,
  work: Work,
): Promise<{ type: IdType; ids: string[] }> {
  const rows = eachRow(text);
  const first = rows.next().value;
  if (!first)
    return refuse('CSV file is empty. Please upload a CSV file with at least one row of data.');
  const names = first.map((name) => name.trim().toLowerCase());
  const isSingle = names.filter((name) => name !== '').length <= 1;
  const found = findColumn(isSingle ? names.slice(0, 1) : names);
  if (!found && !isSingle) {
    refuse(
      'Multi-column CSV must contain at least one column with a supported ID header: ' +
        "'person_id', 'Person .id' (PostHog export format), 'distinct_id', 'distinct-id', or " +
        `'email'. Found columns: ${first.filter((name) => name.trim() !== '').join(', ')}`,
    );
  }
  // PostHog takes a single column's `distinct_id` for an id itself; that nobody has.
  const { type, column } = found ?? { type: 'distinct_id' as const, column: 0 };
  const ids: string[] = [];
  const add = (row: readonly string[]) => {
    const id = row[column]?.trim();
    if (id) ids.push(id);
  };
  if (!found) add(first);
  for (const row of rows) {
    add(row);
    if (ids.length > MOST_IDS) refuse(`The CSV file names more than ${MOST_IDS} ids. Split it.`);
    if (work.isOver()) await work.rest();
  }
  if (ids.length > 0) return { type, ids };
  return refuse(
    'CSV file contains no valid person IDs, distinct IDs, or email addresses. Please ensure ' +
      'your file has data rows with person IDs, distinct IDs, or email addresses.',
  );
}

const MOST_COLUMNS = 1000;
const MOST_IDS = 500_000;

function findColumn(names: readonly string[]): { type: IdType; column: number } | undefined {
  for (const [type, headers] of HEADERS) {
    const column = names.findIndex((name) => headers.includes(name));
    if (column >= 0) return { type, column };
  }
  return undefined;
}

function refuse(detail: string): never {
  throw validationError(detail, 'csv');
}

/** Quoted fields may hold commas, line ends and doubled quotes: https://www.rfc-editor.org/rfc/rfc4180 */
const FIELD = /("(?:[^"]|"")*"|[^,\r\n]*)(,|\r\n|\r|\n|$)/gy;

/** The rows of a CSV file and their fields, empty rows left out. */
function* eachRow(text: string): Generator<string[], undefined> {
  let row: string[] = [];
  for (const [, field = '', end] of text.matchAll(FIELD)) {
    if (row.length === MOST_COLUMNS) refuse(`The CSV file has more than ${MOST_COLUMNS} columns.`);
    row.push(field.startsWith('"') ? field.slice(1, -1).replaceAll('""', '"') : field);
    if (end === ',') continue;
    if (row.some((value) => value !== '')) yield row;
    row = [];
    if (end === '') break;
  }
  return undefined;
}
