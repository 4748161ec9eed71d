/** A process that is told to stop is gone after 3 seconds; the rest is for the exit itself. */
const LIMIT_MS = 2700;

/**
 * Ends the process after `stop`, or without waiting for it when it takes longer than someone who
 * stops a server waits.
 *
 * @param close lets go of what must not be left open, at once
 */
export async function exitSoon(
  stop: () => Promise<void>,
  close: () => void | Promise<void>,
): Promise<never> {
  const limit = new Promise((resolve) => setTimeout(resolve, LIMIT_MS).unref());
  await Promise.race([stop().catch(console.error), limit]);
  try {
    await Promise.race([close(), limit]);
  } catch (error) {
    console.error(error);
  }
  process.exit(0);
}
