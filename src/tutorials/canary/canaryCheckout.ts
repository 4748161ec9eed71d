/**
 * The flag of the tutorial, in all the states in which it is saved.
 */

import type { ConditionSet } from '../../flags/flag.ts';
import type { SceneFlag } from '../../scene/scene.ts';
import type { TaughtFlag } from '../tutorial.ts';

const KEY = 'canary-checkout';

const YOU = mail('exact', ['you@yourco.example']);
const COMPANY = mail('icontains', '@yourco.example');
const PARTNER = mail('icontains', '@partner.example');

const onlyYou = flagOf(YOU);

/** The flag of this tutorial, which is saved again and again: each widening adds a set, or raises one. */
export const canaryCheckout: TaughtFlag = {
  key: KEY,
  name: 'The checkout on one page',
  recipe: onlyYou,
  states: {
    '1 of 5: only you': onlyYou,
    '2 of 5: the company': flagOf(YOU, COMPANY),
    '3 of 5: a partner too': flagOf(YOU, COMPANY, PARTNER),
    '4 of 5: a fifth of everyone': flagOf(YOU, COMPANY, PARTNER, everyone(20)),
    '5 of 5: everyone': flagOf(YOU, COMPANY, PARTNER, everyone(100)),
    // What goes wrong on the way.
    'The company by half its name': flagOf(YOU, mail('icontains', '@yourco')),
    'A fifth instead': flagOf(everyone(20)),
  },
};

/** A state of the flag by its name. */
export function stateNamed(name: string): SceneFlag {
  const state = canaryCheckout.states?.[name];
  if (state) return state;
  throw new Error(`The flag ${KEY} has no state "${name}".`);
}

function flagOf(...groups: ConditionSet[]): SceneFlag {
  return { key: KEY, active: true, filters: { groups } };
}

function mail(operator: string, value: unknown): ConditionSet {
  const properties = [{ key: 'email', type: 'person' as const, operator, value }];
  return { properties, rollout_percentage: 100 };
}

function everyone(percentage: number): ConditionSet {
  return { properties: [], rollout_percentage: percentage };
}
