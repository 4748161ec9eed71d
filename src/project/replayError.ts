/** A request that is not sent again; the message tells the reader why. */
export class ReplayError extends Error {
  override name = 'ReplayError';
}
