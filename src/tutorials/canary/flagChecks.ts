import type { Evidence, Seen } from '../../evidence/evidence.ts';
import { evaluate } from '../../flags/evaluate.ts';
import type { FeatureFlag } from '../../flags/flag.ts';
import { onlyWidens } from '../../flags/history/onlyWidens.ts';
import { isSameFor } from '../../flags/history/isSameFor.ts';
import { createBudget } from '../../flags/searchBudget.ts';
import { isFlagRequest } from '../../runs/isFlagRequest.ts';
import { checkoutShown, isAt } from './checkoutShown.ts';

/** How the checks are seen that look at the flag and at its history. */
export const flagChecks = {
  /** On for you, and for nobody else whom the tutorial knows. */
  'canary-made': async ({ flag }: Evidence): Promise<Seen> => {
    const definition = await flag();
    const others = ['nils@yourco.example', 'lea@partner.example', 'rosa@mail.example'];
    const isMade =
      definition &&
      isOn(definition, 'you@yourco.example') &&
      others.every((email) => !isOn(definition, email));
    return isMade ? 'one user' : undefined;
  },

  /** Off for somebody whom the flag lets in as soon as it knows the address. */
  'canary-no-email': async ({ runs, flag }: Evidence): Promise<Seen> => {
    const kept = runs.filter(
      (view) => view.run.stage === 'canary-keeps-email' && checkoutShown(view) === 'old',
    );
    const definition = kept.length > 0 ? await flag() : undefined;
    return definition && kept.some(({ run }) => isOn(definition, run.user))
      ? 'off, for want of email'
      : undefined;
  },

  /** The flag as it is has in it what it was after at least three other saves. */
  'canary-nobody-lost': async ({ flag, saves }: Evidence): Promise<Seen> => {
    const definition = await flag();
    if (!definition?.active || !isForAll(definition, 1)) return undefined;
    const states: FeatureFlag[] = [];
    for (const { after } of await saves()) {
      const isNew = !states.some((state) => isSameFor(state, after));
      if (after.active && isNew && onlyWidens(after, definition)) states.push(after);
    }
    return states.length >= 4 ? `${states.length} states, nobody lost` : undefined;
  },

  /** The newest save that changed who gets it took a set or a percentage back, and left the flag on. */
  'canary-rolled-back': async ({ saves }: Evidence): Promise<Seen> => {
    const back = (await saves()).some(
      ({ before, after }) =>
        before?.active === true &&
        after.active &&
        onlyWidens(after, before) &&
        !onlyWidens(before, after),
    );
    return back ? 'narrowed' : undefined;
  },

  /** Insiders still get what is broken, and customers no longer. */
  'canary-still-fails': async ({ runs, flag }: Evidence): Promise<Seen> => {
    const fails = runs.some(
      (view) =>
        view.run.stage === 'canary-breaks' &&
        checkoutShown(view) === 'failed' &&
        isAt(view.run.user, 'yourco.example'),
    );
    const definition = fails ? await flag() : undefined;
    return definition && !isOn(definition, 'rosa@mail.example') ? 'on, and broken' : undefined;
  },

  /** Paid from a page that was opened as the new one, while the flag says old. */
  'canary-page-open': async ({ runs, flag }: Evidence): Promise<Seen> => {
    const paid = runs.filter(
      (view) => view.run.stage === 'canary-pay' && checkoutShown(view) === 'paid',
    );
    const definition = paid.length > 0 ? await flag() : undefined;
    return definition && paid.some(({ run }) => !isOn(definition, run.user))
      ? 'paid, with the flag off'
      : undefined;
  },

  /** The new checkout, and nobody was asked. */
  'canary-without-flag': ({ runs }: Evidence): Seen =>
    runs.some(
      (view) =>
        view.run.stage === 'canary-done' &&
        checkoutShown(view) === 'new' &&
        !view.run.exchanges.some(isFlagRequest),
    )
      ? 'new, not asked'
      : undefined,
};

function isOn(flag: FeatureFlag, email: string): boolean {
  const subject = { distinctId: email, properties: { email }, budget: createBudget() };
  return evaluate(flag, subject).enabled;
}

/** Whether a set without filters lets in so many percent of everyone. */
function isForAll({ filters }: FeatureFlag, percentage: number): boolean {
  return filters.groups.some(
    ({ properties, rollout_percentage: share }) =>
      (properties ?? []).length === 0 && (share ?? 100) >= percentage,
  );
}
