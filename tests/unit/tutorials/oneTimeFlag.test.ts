import { describe, expect, test } from 'vitest';
import { bucket } from '../../../src/flags/bucketing.ts';
import { evaluate } from '../../../src/flags/evaluate.ts';
import type { SceneFlag } from '../../../src/scene/scene.ts';
import { featureFlagOf } from '../../../src/scene/sceneFlag.ts';
import { completedFirstRequest } from '../../../src/tutorials/one-time/completedFirstRequest.ts';

const { key, recipe } = completedFirstRequest;
const CROWD = Array.from({ length: 1000 }, (_, index) => `user-${index + 1}`);
const KNOWN = { first_request_complete: true };

function isOn(flag: SceneFlag, distinctId: string, properties: Record<string, unknown> = {}) {
  return evaluate(featureFlagOf(flag), { distinctId, properties }).enabled;
}

/** The flag with one set, which asks for this and lets in so many. */
function asking(operator: string, property: string, percentage = 100): SceneFlag {
  const properties = [{ key: property, type: 'person' as const, operator, value: ['true'] }];
  return { ...recipe, filters: { groups: [{ properties, rollout_percentage: percentage }] } };
}

describe('the flag for one time', () => {
  test('is on with the fact and off without, for everyone', () => {
    expect(CROWD.every((user) => isOn(recipe, user, KNOWN))).toBe(true);
    expect(CROWD.some((user) => isOn(recipe, user))).toBe(false);
  });

  test('does not know a fact of nearly the same name', () => {
    expect(isOn(recipe, 'ines', { first_request_completed: true })).toBe(false);
  });

  test('is on for nobody by another fact, such as that of a new banner', () => {
    const next = asking('exact', 'saw_winter_banner');
    expect(CROWD.some((user) => isOn(next, user, KNOWN))).toBe(false);
  });

  test('is off for everyone once it is switched off, whatever a cookie tells', () => {
    expect(CROWD.some((user) => isOn({ ...recipe, active: false }, user, KNOWN))).toBe(false);
  });

  test('says the same the other way round, where it asks whether the fact is not set', () => {
    const newcomers = asking('is_not_set', 'first_request_complete');
    expect(isOn(newcomers, 'alma', KNOWN)).toBe(false);
    expect(isOn(newcomers, 'vera')).toBe(true);
  });
});

describe('a percentage', () => {
  test('leaves remy out at 50 %, though he has the fact', () => {
    const half = completedFirstRequest.states?.['At 50 %'];
    expect(half && isOn(half, 'remy', KNOWN)).toBe(false);
    expect(bucket(key, 'remy')).toBeGreaterThan(0.5);
  });

  test('of 10 is about one person in ten, the same at every visit', () => {
    const tenth: SceneFlag = { ...recipe, filters: { groups: [{ rollout_percentage: 10 }] } };
    const visit = () => CROWD.filter((user) => isOn(tenth, user));
    expect(visit().length).toBeGreaterThan(80);
    expect(visit().length).toBeLessThan(120);
    expect(visit()).toEqual(visit());
  });
});
