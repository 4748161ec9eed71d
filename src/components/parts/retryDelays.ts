/** After a connection was lost, something is asked or told again after so many ms, and then given up. */
export const RETRY_DELAYS = [500, 1000, 2000, 4000];
