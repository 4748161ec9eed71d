/** After these answers an SDK sends the same batch again; after any other its events are settled. */
export function isRetried(status: number): boolean {
  return status === 408 || status === 429 || status >= 500;
}
