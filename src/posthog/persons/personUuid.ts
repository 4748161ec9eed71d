import { createHash } from 'node:crypto';

/** PostHog's namespace for the UUIDs of persons. */
const NAMESPACE = Buffer.from('932979b465c3442484670b66ec27bc22', 'hex');

/** UUIDv5 of project and distinct ID, as PostHog's ingestion makes it: the same person, the same uuid. */
export function personUuid(projectId: number, distinctId: string): string {
  const hash = createHash('sha1').update(NAMESPACE).update(`${projectId}:${distinctId}`).digest();
  hash.writeUInt8((hash.readUInt8(6) & 0x0f) | 0x50, 6);
  hash.writeUInt8((hash.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = hash.toString('hex', 0, 16);
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
