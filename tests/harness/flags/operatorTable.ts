/** A filter's value, a property's value (or `MISSING`), and whether they match. */
type OperatorRow = [expected: unknown, actual: unknown, matches: boolean];

/** Rows by operator. */
export type OperatorTable = Record<string, OperatorRow[]>;

/** Stands for a property that the person lacks. */
export const MISSING = Symbol('missing');
