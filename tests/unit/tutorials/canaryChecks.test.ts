import { describe, expect, test } from 'vitest';
import { checkNotes } from '../../../src/evidence/checkNotes.ts';
import type { Evidence, Seen } from '../../../src/evidence/evidence.ts';
import type { FlagSave } from '../../../src/flags/history/flagSaves.ts';
import type { RunReport } from '../../../src/receipts/runReport.ts';
import { featureFlagOf } from '../../../src/scene/sceneFlag.ts';
import { stateNamed } from '../../../src/tutorials/canary/canaryCheckout.ts';
import { tutorial } from '../../../src/tutorials/canary.ts';

const [ONLY_YOU, COMPANY, PARTNER, FIFTH] = [
  '1 of 5: only you',
  '2 of 5: the company',
  '3 of 5: a partner too',
  '4 of 5: a fifth of everyone',
] as const;
const flag = (name: string) => featureFlagOf(stateNamed(name));
const PAGES = {
  new: 'All on one page.',
  old: 'Step 1 of 3: your address.',
  failed: 'Something went wrong.',
  paid: 'Thank you.',
  back: 'Step 2 of 3: your card.',
};

interface Facts {
  user?: string;
  stage?: string;
  page: keyof typeof PAGES;
  /** What the flag was; absent where nobody asked. */
  on?: boolean | undefined;
  /** Whether PostHog knows the flag. */
  known?: boolean;
  reason?: string;
}

/** A visit of the shop, as far as the checks look at it. */
function visit({ user = 'you@yourco.example', stage, page, on, known = true, reason }: Facts) {
  return {
    run: {
      stage: stage ?? 'canary-checkout',
      user,
      response: { status: 200, body: `<p>${PAGES[page]}</p>` },
      exchanges: on === undefined ? [] : [{ path: '/flags/?v=2', request: {} }],
    },
    events: [],
    flag: {
      value: known ? on : undefined,
      reason: { code: reason ?? '', condition_index: on === true ? 0 : null },
    },
  } as unknown as RunReport;
}

/** The saves that lead from state to state, the newest first. */
function savesThrough(...names: string[]): FlagSave[] {
  return names
    .map((name, index) => {
      const before = names[index - 1];
      return {
        at: index,
        by: undefined,
        before: before === undefined ? undefined : flag(before),
        after: flag(name),
      };
    })
    .toReversed();
}

/** A check that sees the runs one after the other, over a flag and its saves. */
async function see(id: string, runs: RunReport[], states: string[] = [], knowing = 0) {
  const { checks, pageChecks, deedChecks } = tutorial;
  const check = { ...checks, ...pageChecks, ...deedChecks }[id];
  if (!check) throw new Error(`There is no check ${id}.`);
  const written: string[] = [];
  const last = states.at(-1);
  let seen: Seen;
  for (const view of runs.length === 0 ? [undefined] : runs) {
    const evidence = {
      runs: view ? [view] : [],
      knowing,
      notes: checkNotes(id, written),
      flag: () => Promise.resolve(last === undefined ? undefined : flag(last)),
      saves: () => Promise.resolve(savesThrough(...states)),
    };
    seen ??= await check(evidence as unknown as Evidence);
  }
  return seen;
}

describe('the flag', () => {
  test('was made for one, and no more', async () => {
    expect(await see('canary-made', [], [ONLY_YOU])).toBe('one user');
    expect(await see('canary-made', [], [COMPANY])).toBeUndefined();
    expect(await see('canary-made', [])).toBeUndefined();
  });

  test('has lost nobody over four states, and a percentage among them', async () => {
    const four = [ONLY_YOU, COMPANY, PARTNER, FIFTH];
    expect(await see('canary-nobody-lost', [], four)).toBe('4 states, nobody lost');
    const detour = [ONLY_YOU, COMPANY, PARTNER, 'A fifth instead', FIFTH];
    expect(await see('canary-nobody-lost', [], detour)).toBe('4 states, nobody lost');
    expect(await see('canary-nobody-lost', [], [ONLY_YOU, FIFTH])).toBeUndefined();
    expect(await see('canary-nobody-lost', [], [ONLY_YOU, COMPANY, PARTNER])).toBeUndefined();
  });

  test('was rolled back by a save that narrows, and by no mend of a filter', async () => {
    expect(await see('canary-rolled-back', [], [PARTNER, FIFTH, COMPANY])).toBe('narrowed');
    expect(await see('canary-rolled-back', [], [COMPANY, PARTNER, FIFTH])).toBeUndefined();
    const mended = ['The company by half its name', COMPANY];
    expect(await see('canary-rolled-back', [], mended)).toBeUndefined();
  });
});

describe('a visit', () => {
  const nils = 'nils@yourco.example';
  const rosa = 'rosa@mail.example';
  const eve = 'eve@yourcofans.example';

  test('counts for whom it is meant', async () => {
    expect(await see('canary-you', [visit({ page: 'new', on: true })])).toBe('on, set 1');
    expect(await see('canary-you', [visit({ user: nils, page: 'new', on: true })])).toBeUndefined();
    expect(await see('canary-colleague', [visit({ page: 'new', on: true })])).toBeUndefined();
    expect(
      await see('canary-stranger', [visit({ user: eve, page: 'new', on: true })]),
    ).toBeDefined();
    expect(await see('canary-old-page', [visit({ page: 'old', on: false })])).toBeUndefined();
    expect(await see('canary-old-page', [visit({ user: rosa, page: 'old', on: false })])).toBe(
      'off',
    );
  });

  test('of a stranger has to be new before it is old', async () => {
    const [isNew, isOld] = [
      visit({ user: eve, page: 'new', on: true }),
      visit({ user: eve, page: 'old', on: false }),
    ];
    expect(await see('canary-stranger-out', [isNew, isOld])).toBe('new, then old');
    expect(await see('canary-stranger-out', [isOld, isNew])).toBeUndefined();
  });

  test('lost the new page by the percentage, and not for want of a property', async () => {
    const lost = visit({ user: nils, page: 'old', on: false, reason: 'out_of_rollout_bound' });
    expect(await see('canary-insider-lost', [lost])).toBe('off, out of the fifth');
    const unmatched = visit({ user: nils, page: 'old', on: false, reason: 'no_condition_match' });
    expect(await see('canary-insider-lost', [unmatched])).toBeUndefined();
  });

  test('is off for want of an email only where the flag would have let her in', async () => {
    const stage = 'canary-keeps-email';
    const mia = visit({ user: 'mia@yourco.example', stage, page: 'old', on: false });
    expect(await see('canary-no-email', [mia], [COMPANY])).toBe('off, for want of email');
    expect(await see('canary-no-email', [mia], [ONLY_YOU])).toBeUndefined();
  });

  test('broke, then was safe, for one and the same customer', async () => {
    const stage = 'canary-breaks';
    const broke = visit({ user: rosa, stage, page: 'failed', on: true });
    const safe = visit({ user: rosa, stage, page: 'old', on: false });
    expect(await see('canary-failed', [broke])).toBe('on, and broken');
    expect(await see('canary-safe-again', [broke, safe])).toBe('failed, then old');
    expect(await see('canary-safe-again', [safe])).toBeUndefined();
    const insider = visit({ user: nils, stage, page: 'failed', on: true });
    expect(await see('canary-failed', [insider])).toBeUndefined();
    expect(await see('canary-still-fails', [insider], [COMPANY])).toBe('on, and broken');
    expect(await see('canary-still-fails', [insider], [FIFTH])).toBeUndefined();
  });

  test('paid from a page that the flag no longer gives, or was sent back', async () => {
    const paid = visit({ user: rosa, stage: 'canary-pay', page: 'paid' });
    expect(await see('canary-page-open', [paid], [COMPANY])).toBe('paid, with the flag off');
    expect(await see('canary-page-open', [paid], [FIFTH])).toBeUndefined();
    const back = visit({ user: rosa, stage: 'canary-pay-asks', page: 'back', on: false });
    expect(await see('canary-page-lost', [back])).toBe('sent back to step 2');
  });

  test('knew no flag, or asked for none', async () => {
    const gone = visit({ user: rosa, page: 'old', on: false, known: false });
    expect(await see('canary-gone-early', [gone])).toBe('old, no flag');
    expect(await see('canary-gone-early', [visit({ page: 'old', on: false })])).toBeUndefined();
    const done = visit({ user: rosa, stage: 'canary-done', page: 'new' });
    expect(await see('canary-without-flag', [done])).toBe('new, not asked');
  });
});

test('servers count while some know and others do not', async () => {
  expect(await see('canary-some-know', [], [], 16)).toBe('16 of 50');
  for (const knowing of [0, 50])
    expect(await see('canary-some-know', [], [], knowing)).toBe(undefined);
});
