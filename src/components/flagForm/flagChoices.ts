/**
 * What is chosen of a flag as a whole: whom it is about, whose id is hashed, whose word comes first.
 */

import { ownValue } from '../../json/ownValue.ts';
import type { FlagForm } from '../../lessons/flagForm/flagForm.ts';
import { isolate } from '../../text/isolation.ts';

/** A choice as the form offers it. */
export interface FlagChoice {
  name: string;
  label: string;
  value: string;
  options: [value: string, words: string][];
  problem?: string | undefined;
  hint?: string | undefined;
  /** What it is about, for those who do not need it. */
  topic: string;
  /** False as long as it says what every new flag says. */
  isUsed: boolean;
}

/** The choices of a flag, in their order. */
export function flagChoices(form: FlagForm): FlagChoice[] {
  const { draft, taught, problems } = form;
  const choices: FlagChoice[] = [
    {
      name: 'subject',
      label: 'Match by',
      topic: 'groups',
      value: draft.subject,
      options: subjects(form),
      problem: problems['subject'],
      isUsed: draft.subject !== '' || taught.groupType !== undefined,
    },
    {
      name: 'opt-in',
      label: 'Early access',
      topic: 'early access',
      value: String(draft.optIn),
      options: [
        ['false', 'nobody chooses'],
        ['true', 'a person’s own choice comes first'],
      ],
      isUsed: draft.optIn,
    },
    {
      name: 'bucketing',
      label: 'Hash',
      topic: 'device IDs',
      value: draft.bucketing,
      options: withOwn(draft.bucketing, [
        ['distinct_id', 'the distinct ID'],
        ['device_id', 'the device ID'],
      ]),
      isUsed: draft.bucketing !== 'distinct_id',
    },
    {
      name: 'continuity',
      label: 'After login',
      topic: 'login',
      value: String(draft.continuity),
      options: [
        ['false', 'decide anew'],
        ['true', 'keep the value: experience continuity'],
      ],
      isUsed: draft.continuity,
    },
  ];
  // Where a feature stands in front of the flag, its stage says whether people can choose.
  return choices.filter(({ name }) => name !== 'opt-in' || taught.feature === undefined);
}

/** What a kind of group is called; undefined for persons. */
export function kindName(
  { around, taught }: Pick<FlagForm, 'around' | 'taught'>,
  subject: string,
): string | undefined {
  if (subject === '' || subject === 'mixed') return undefined;
  return ownValue(around.kinds, subject) ?? taught.groupType ?? `group of kind ${subject}`;
}

function subjects(form: FlagForm): [string, string][] {
  const { draft, around } = form;
  const kinds = Object.entries(around.kinds).map(([index, kind]): [string, string] => [
    index,
    isolate(kind),
  ]);
  const { groupType } = form.taught;
  // A kind that PostHog has yet to meet gets the next number: it may have met it since.
  if (groupType !== undefined && !Object.values(around.kinds).includes(groupType)) {
    kinds.push([String(kinds.length), isolate(groupType)]);
  }
  const persons: [string, string] = ['', 'persons'];
  if (draft.subject === 'mixed') return [['mixed', 'each set for itself'], persons, ...kinds];
  const own = kindName(form, draft.subject) ?? '';
  return withOwn(draft.subject, [persons, ...kinds], own);
}

/** The options, and the one that is chosen where it is none of them. */
function withOwn(
  value: string,
  options: [string, string][],
  words = isolate(value),
): [string, string][] {
  return options.some(([option]) => option === value) ? options : [...options, [value, words]];
}
