import { createHash, hash } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';
import { gunzipSync } from 'node:zlib';

interface SentEvent {
  uuid: string;
  event: string;
  distinct_id: string;
  timestamp: string;
  properties: { $set_once?: Record<string, unknown> };
}

/**
 * The least that can answer the bench's requests: the same bytes parsed, stored in the same tables
 * and answered, with nothing checked, nothing but `$set_once` known of persons, and the tutorial's
 * flag decided by hand.
 *
 * @param path an SQLite file that has the embedded PostHog's tables
 */
export function minimalPostHog(path: string) {
  const database = new DatabaseSync(path);
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;');
  const begin = database.prepare('BEGIN IMMEDIATE');
  const commit = database.prepare('COMMIT');
  const insertEvent = database.prepare(
    'INSERT OR IGNORE INTO events (project_id, uuid, event, distinct_id, timestamp, properties) VALUES (1, ?, ?, ?, ?, ?)',
  );
  const findPerson = database.prepare(
    'SELECT persons.id, properties FROM distinct_ids JOIN persons ON persons.id = person_id WHERE distinct_ids.project_id = 1 AND distinct_id = ?',
  );
  const insertPerson = database.prepare(
    'INSERT INTO persons (project_id, uuid, properties, created_at) VALUES (1, ?, ?, ?)',
  );
  const insertId = database.prepare(
    'INSERT INTO distinct_ids (project_id, distinct_id, person_id) VALUES (1, ?, ?)',
  );

  return {
    fetch: async (request: Request): Promise<Response> => {
      const { pathname } = new URL(request.url);
      const bytes = Buffer.from(await request.arrayBuffer());
      return pathname === '/batch/' ? capture(bytes) : answerFlags(bytes);
    },
    close: () => database.close(),
  };

  function capture(bytes: Buffer): Response {
    const { batch } = JSON.parse(gunzipSync(bytes).toString()) as { batch: SentEvent[] };
    begin.run();
    for (const { uuid, event, distinct_id, timestamp, properties } of batch) {
      const at = Date.parse(timestamp);
      insertEvent.run(uuid, event, distinct_id, at, JSON.stringify(properties));
      if (findPerson.get(distinct_id)) continue;
      const personUuid = createHash('sha1').update(distinct_id).digest('hex');
      const properties_ = JSON.stringify(properties.$set_once ?? {});
      const { lastInsertRowid } = insertPerson.run(personUuid, properties_, at);
      insertId.run(distinct_id, lastInsertRowid);
    }
    commit.run();
    return new Response('{"status":"Ok"}', { headers: { 'Content-Type': 'application/json' } });
  }

  function answerFlags(bytes: Buffer): Response {
    const { distinct_id } = JSON.parse(bytes.toString()) as { distinct_id: string };
    const stored = findPerson.get(distinct_id)?.['properties'] as string | undefined;
    const person = JSON.parse(stored ?? '{}') as Record<string, unknown>;
    const digits = hash('sha1', `new-cool-feature.${distinct_id}`).slice(0, 15);
    const isIn = parseInt(digits, 16) / 2 ** 60 <= 0.5;
    const enabled = isIn || person['initial_name'] === 'ada';
    const reason = isIn
      ? { code: 'condition_match', condition_index: 0, description: 'Matched condition set 1' }
      : enabled
        ? { code: 'condition_match', condition_index: 1, description: 'Matched condition set 2' }
        : { code: 'out_of_rollout_bound', condition_index: 0, description: 'Out of rollout bound' };
    return Response.json({
      errorsWhileComputingFlags: false,
      flags: {
        'new-cool-feature': {
          key: 'new-cool-feature',
          enabled,
          variant: null,
          reason,
          metadata: { id: 1, version: 1, description: null, payload: null },
        },
      },
      requestId: crypto.randomUUID(),
      evaluatedAt: Date.now(),
    });
  }
}
