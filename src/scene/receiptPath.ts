/** Where a receipt can be changed; the query says which. */
export const RECEIPT_PATH = '/inside-a-flag/receipt';
