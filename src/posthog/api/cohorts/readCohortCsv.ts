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
export function readCohortCsv(text: string): { type: IdType; ids: string[] } {
  const [first, ...rest] = parseCsv(text);
  if (!first) refuse('CSV file is empty. Please upload a CSV file with at least one row of data.');
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
  const rows = found ? rest : [first, ...rest];
  const ids = rows.flatMap((row) => row[column]?.trim() || []);
  if (ids.length > 0) return { type, ids };
  return refuse(
    'CSV file contains no valid person IDs, distinct IDs, or email addresses. Please ensure ' +
      'your file has data rows with person IDs, distinct IDs, or email addresses.',
  );
}

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
function parseCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (const [, field = '', end] of text.matchAll(FIELD)) {
    row.push(field.startsWith('"') ? field.slice(1, -1).replaceAll('""', '"') : field);
    if (end === ',') continue;
    if (row.some((value) => value !== '')) rows.push(row);
    row = [];
    if (end === '') break;
  }
  return rows;
}
