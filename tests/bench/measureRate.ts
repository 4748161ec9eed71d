import autocannon from 'autocannon';

const SECONDS = 2;
const CONNECTIONS = 10;
const USERS = 100;

/**
 * Requests per second that a server answers at `url`, to which the names of 100 users in turn are
 * appended.
 *
 * @throws {Error} when an answer is not a 200: a quick refusal must not look like speed.
 */
export async function measureRate(url: string): Promise<number> {
  const result = await autocannon({
    url,
    connections: CONNECTIONS,
    duration: SECONDS,
    requests: Array.from({ length: USERS }, (_, index) => ({
      path: `${new URL(url).pathname}user-${index}`,
    })),
  });
  const wrong = result.non2xx + result.errors + result.timeouts;
  if (wrong > 0) throw new Error(`${url} gave ${wrong} answers that are not 200`);
  return result['2xx'] / result.duration;
}
