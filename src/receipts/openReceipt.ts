import { evaluate } from '../flags/evaluate.ts';
import { createBudget } from '../flags/searchBudget.ts';
import { ApiError, unlessRefused } from '../project/api/apiError.ts';
import type { Project } from '../project/project.ts';
import { editPerson } from '../scene/editPerson.ts';
import { editFlag, type Fields } from '../scene/edits.ts';
import type { Scene, SceneFlag, SceneGroups, SceneIds } from '../scene/scene.ts';
import { featureFlagOf, pickProperties, sceneFlagOf } from '../scene/sceneFlag.ts';
import type { ValueKind } from '../scene/typedValue.ts';
import { inTurn } from '../turns/inTurn.ts';
import { EMPTY_CONTEXT, readContext, subjectOf, usedKeys } from './evaluationContext.ts';
import { isSavedFlag, isSavedPerson, linkReceipts } from './receiptLinks.ts';
import { type OpenedGroup, openGroups, shownGroups, storedGroups } from './openGroups.ts';
import { receiptOf } from './receiptOf.ts';
import type { ReceiptView } from './receiptView.ts';
import { readSaved } from './saved.ts';
import { linkedGroups } from './sceneGroups.ts';
import { visitorIdsOf } from './sceneIds.ts';

type Properties = Readonly<Record<string, unknown>>;

/** A receipt with the form that edits it. */
export interface OpenedReceipt {
  user: string;
  /** With the edits in it. */
  flag: SceneFlag;
  /** The properties at which the flag looks, with the edits in them. */
  person: Record<string, unknown>;
  /** Their keys, also those that the person lacks. */
  keys: string[];
  /** Of what kind each of them is said to be; undefined for what goes by what is typed. */
  kinds: Readonly<Record<string, ValueKind | undefined>>;
  /** The groups at which the flag looks. */
  groups: OpenedGroup[];
  /** Those of them for which the user acts, as a link holds them. */
  held: SceneGroups | undefined;
  /** The ID that the flag hashes in place of the user's distinct ID, as a link holds it. */
  ids: SceneIds | undefined;
  /** What is wrong, by the name of the field. */
  problems: Record<string, string>;
  /** What PostHog would not tell, and what to do. */
  refusals: string[];
  /** What PostHog has saved; undefined where it has nothing, or would not tell. */
  saved: { flag: SceneFlag | undefined; person: Record<string, unknown> | undefined };
  isSaved: { flag: boolean; person: boolean; groups: boolean };
  /** True when the decision for what PostHog has saved is the other one. */
  flipped: boolean;
  /** Undefined when PostHog would not tell what else the flag depends on, or the reader left. */
  receipt: ReceiptView | undefined;
  /** The receipt's own address; undefined when it does not fit into one. */
  link: string | undefined;
}

const FIRST_USER = 'ada';
const NO_USER = 'Whose receipt? Type a distinct ID, such as ada.';

/**
 * Opens the receipt of a scene with the edits of its form: `user`, those of `editFlag`, and those of
 * `editPerson`, which count for the user in the field `person-of` and nobody else. What the scene
 * leaves out is what PostHog has saved, and where it has no such flag, the recipe of it. Nothing is
 * saved, and a PostHog that refuses leaves a sentence.
 *
 * @param taught the flag that is meant where the scene brings none
 * @param signal the request's: nothing is worked out for a reader who has left
 */
export async function openReceipt(
  { api }: Pick<Project, 'api'>,
  scene: Scene,
  fields: Fields,
  taught: { key: string; recipe: SceneFlag },
  signal?: AbortSignal,
): Promise<OpenedReceipt> {
  const owner = fields.get('person-of') || undefined;
  const user = scene.user ?? owner ?? FIRST_USER;
  const isOwn = owner === undefined || owner === user;
  const saved = await readSaved(api, scene.flag?.key ?? scene.about ?? taught.key, user);
  const savedFlag = saved.flag && sceneFlagOf(saved.flag);
  const edit = editFlag(scene.flag ?? savedFlag ?? taught.recipe, fields);
  const flag = featureFlagOf(edit.flag, saved.flag?.id);
  const flags = saved.flag ? [flag, saved.flag] : [flag];
  const around = await unlessRefused(readContext(api, flags, user));
  const surroundings = around instanceof ApiError ? EMPTY_CONTEXT : around;
  const keys = usedKeys(flag, surroundings);
  const stored = saved.person?.properties ?? {};
  const known = isOwn ? personIn(scene, { stored, keys }) : stored;
  const personal = editPerson(known, keys, isOwn ? fields : NO_FIELDS);
  const properties = personal.person;
  const opened = await unlessRefused(openGroups(api, scene, fields, { flag, surroundings }));
  const groups = opened instanceof ApiError ? [] : opened;
  const held = linkedGroups(groups);
  const linkTo = linkReceipts(user, saved, surroundings);
  const budget = createBudget();
  const ids = isOwn ? scene.ids : idsOfOther(scene.ids);
  const hashed = visitorIdsOf(flag, ids);
  const visitor = { distinctId: user, createdAt: saved.person?.created_at, budget, ...hashed };
  const before = subjectOf({ ...visitor, stored, groups: storedGroups(groups) }, surroundings);
  const isOn = evaluate(saved.flag ?? featureFlagOf(taught.recipe), before).enabled;
  const receipt = await inTurn(() =>
    around instanceof ApiError || signal?.aborted
      ? undefined
      : receiptOf(
          flag,
          { ...visitor, stored: properties, groups: shownGroups(groups) },
          surroundings,
          linkTo,
        ),
  );
  return {
    user,
    flag: edit.flag,
    person: pickProperties(properties, keys),
    keys,
    kinds: personal.kinds,
    groups,
    held,
    ids,
    problems: {
      ...edit.problems,
      ...personal.problems,
      ...Object.fromEntries(groups.flatMap(({ problems }) => Object.entries(problems))),
      ...(fields.get('user') === '' && { user: NO_USER }),
    },
    refusals: [
      ...saved.refusals,
      ...[around, opened].flatMap((one) => (one instanceof ApiError ? [one.message] : [])),
    ],
    saved: {
      flag: savedFlag,
      person: saved.knowsPerson ? pickProperties(stored, keys) : undefined,
    },
    isSaved: {
      flag: isSavedFlag(edit.flag, saved),
      person: isSavedPerson({ properties, keys }, saved),
      groups: groups.every(({ isSaved }) => isSaved),
    },
    flipped: receipt !== undefined && receipt.explanation.enabled !== isOn,
    receipt,
    link: linkTo(flag, properties, held, ids),
  };
}

/** What was stored for somebody, or who they were before, is nobody else's. A device may be shared. */
function idsOfOther({ device }: SceneIds = {}): SceneIds | undefined {
  return device === undefined ? undefined : { device };
}

/** Another user's form says nothing. */
const NO_FIELDS: Fields = { get: () => null };

/** Of the properties that the flag looks at, a person in a scene has those in it and no others. */
function personIn(
  { person }: Scene,
  { stored, keys }: { stored: Properties; keys: readonly string[] },
): Properties {
  if (!person) return stored;
  const others = Object.entries(stored).filter(([key]) => !keys.includes(key));
  return { ...Object.fromEntries(others), ...person };
}
