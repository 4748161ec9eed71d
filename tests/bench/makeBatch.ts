import { randomBytes } from 'node:crypto';

/** Time stands still, so that all events have the same length. */
const AT = Date.parse('2026-11-22T12:00:00Z');

/** A batch as posthog-node sends it, in JSON: `size` events, one in ten of them of a new person. */
export function makeBatch(batch: number, size: number): string {
  const events = Array.from({ length: size }, (_, index) => makeEvent(batch * size + index));
  return JSON.stringify({ api_key: 'phc_flagbook', batch: events, sent_at: iso() });
}

function makeEvent(serial: number) {
  const user = serial % 10 === 0 ? `user-${serial}` : `user-${serial % 10}`;
  return {
    distinct_id: user,
    event: 'visited_user_page',
    properties: {
      $set_once: { initial_name: user },
      '$feature/new-cool-feature': serial % 2 === 0,
      $lib: 'posthog-node',
      $lib_version: '5.70.0',
      $is_server: true,
      $geoip_disable: true,
    },
    type: 'capture',
    library: 'posthog-node',
    library_version: '5.70.0',
    timestamp: iso(),
    uuid: uuidv7(serial),
  };
}

function iso(): string {
  return new Date(AT).toISOString();
}

/** As the SDKs make them: the time first, so that those made together lie together. */
function uuidv7(serial: number): string {
  const time = (AT + serial).toString(16).padStart(12, '0');
  const random = randomBytes(9).toString('hex');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${random.slice(0, 3)}-8${random.slice(3, 6)}-${random.slice(6, 18)}`;
}
