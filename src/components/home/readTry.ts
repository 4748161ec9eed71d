import type { FaceOrder } from './facesAt.ts';

/** What the small flag on the front page stands at. */
export interface Try {
  percent: number;
  /** The percent that it stood at before, if the address says so. */
  from: number | undefined;
  order: FaceOrder;
}

/** Where the flag stands for those who come without a wish. */
const AT_FIRST = 50;

/** Reads it from an address such as `/?percent=30&order=bucket`; what makes no sense means nothing. */
export function readTry(params: URLSearchParams): Try {
  return {
    percent: percentOf(params.get('percent')) ?? AT_FIRST,
    from: percentOf(params.get('from')),
    order: params.get('order') === 'bucket' ? 'bucket' : 'name',
  };
}

function percentOf(text: string | null): number | undefined {
  return text !== null && /^(?:100|\d{1,2})$/.test(text) ? Number(text) : undefined;
}
