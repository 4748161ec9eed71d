/**
 * The ID that a flag hashes in place of the distinct ID, from a subject to a link and back.
 */

import { bucketedBy, bucketingId } from '../flags/bucketingId.ts';
import type { FeatureFlag } from '../flags/flag.ts';
import type { Subject } from '../flags/subject.ts';
import type { SceneIds } from '../scene/scene.ts';
import type { Visitor } from './evaluationContext.ts';

/** The ID that a link has to hold, so that the flag decides the same; undefined where it holds none. */
export function sceneIdsOf(flag: FeatureFlag, subject: Subject): SceneIds | undefined {
  const { deviceId, anonDistinctId } = subject;
  switch (bucketedBy(flag, subject, null)) {
    case 'device ID':
      return deviceId ? { device: deviceId } : undefined;
    case 'anonymous distinct ID':
      return { anonymous: anonDistinctId };
    case 'stored hash key':
      return { stored: bucketingId(flag, subject, null) };
    default:
      return undefined;
  }
}

/** The ID of a link, as a visitor brings it to a flag. */
export function visitorIdsOf(
  { key }: Pick<FeatureFlag, 'key'>,
  { device, anonymous, stored }: SceneIds = {},
): Pick<Visitor, 'deviceId' | 'anonDistinctId' | 'hashKeys'> {
  return {
    ...(device !== undefined && { deviceId: device }),
    ...(anonymous !== undefined && { anonDistinctId: anonymous }),
    ...(stored !== undefined && { hashKeys: { [key]: stored } }),
  };
}
