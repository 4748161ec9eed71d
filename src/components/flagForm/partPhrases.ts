/**
 * The parts of a flag besides its condition sets, as they are typed, in sentences.
 */

import type { FlagDraft } from '../../lessons/flagForm/flagDraft.ts';
import type { Part } from '../../lessons/flagForm/parts.ts';
import { isolate } from '../../text/isolation.ts';

export const partTitles: Readonly<Record<Part, string>> = {
  name: 'What it is for',
  sets: 'Condition sets',
  values: 'Variants and payloads',
  optIn: 'Early access',
  bucketing: 'Whose id is hashed',
};

/** What a draft says of a part, a sentence each; nothing where it says nothing. */
export function partPhrases(part: Exclude<Part, 'sets'>, draft: FlagDraft): string[] {
  switch (part) {
    case 'name':
      return draft.name === '' ? [] : [isolate(draft.name)];
    case 'values':
      return valuePhrases(draft);
    case 'optIn':
      return [draft.optIn ? 'A person’s own choice comes first.' : 'Nobody chooses.'];
    case 'bucketing':
      return [
        `The hash is of ${draft.bucketing === 'device_id' ? 'the device ID' : 'the distinct ID'}.`,
        `After login, ${draft.continuity ? 'someone keeps the value' : 'it decides anew'}.`,
      ];
  }
}

function valuePhrases({ variants, payload }: FlagDraft): string[] {
  if (variants.length === 0) return payload === '' ? [] : [`Payload: ${isolate(payload)}`];
  return variants.map(
    ({ key, share, payload: own }) =>
      `“${isolate(key)}”, ${isolate(share)} %${own === '' ? '' : `, payload: ${isolate(own)}`}`,
  );
}
