import { describe, expect, test } from 'vitest';
import { companyKey, COMPANIES } from '../../../../src/flags/crowd/crowdCompanies.ts';
import { crowdDecision } from '../../../../src/flags/crowd/crowdDecision.ts';
import { crowdUsers } from '../../../../src/flags/crowd/crowdUsers.ts';
import { expectedInGroups, expectedOn } from '../../../../src/flags/crowd/expectedOn.ts';
import { makeFlag } from '../../../harness/flags/makeFlag.ts';

const users = crowdUsers();
const companies = Map.groupBy(users, companyKey);
const FLAGS = 400;

describe('the companies of the crowd', () => {
  test('are few, of very different sizes, and everyone works for one', () => {
    expect(companies.size).toBe(COMPANIES);
    const sizes = [...companies.values()].map(({ length }) => length);
    expect(Math.max(...sizes)).toBeGreaterThan(5 * Math.min(...sizes));
    expect(Math.min(...sizes)).toBeGreaterThan(3);
    expect(companies.has('')).toBe(false);
  });

  test('are on different plans, and each is on one', () => {
    for (const members of companies.values()) {
      const plans = new Set(members.map(({ groups }) => groups?.[0]?.properties['plan']));
      expect(plans.size).toBe(1);
    }
    const plans = users.map(({ groups }) => groups?.[0]?.properties['plan']);
    expect(new Set(plans)).toEqual(new Set(['free', 'team', 'enterprise']));
  });
});

describe('a flag that matches by company', () => {
  test('is the same for everyone of a company, and not for every company', () => {
    const { on } = crowdDecision(byCompany('team-inbox', 50), users);
    const answers = [...companies.keys()].map(
      (key) => new Set(on.filter((_, user) => companyKey(users[user]) === key)),
    );
    expect(answers.every(({ size }) => size === 1)).toBe(true);
    expect(new Set(on).size).toBe(2);
  });

  test(`is on for so many in 95 of 100 crowds, tried with ${FLAGS} flags`, () => {
    let held = 0;
    for (let index = 0; index < FLAGS; index += 1) {
      const flag = byCompany(`flag-${index}`, 20 + ((7 * index) % 61));
      const { count, chance } = crowdDecision(flag, users);
      if (count >= chance.low && count <= chance.high) held += 1;
    }
    expect(held / FLAGS).toBeGreaterThan(0.92);
    expect(held / FLAGS).toBeLessThan(0.98);
  });

  test('leaves more to chance than one that matches by person', () => {
    const by = (flag: ReturnType<typeof makeFlag>) => crowdDecision(flag, users).chance;
    const company = by(byCompany('team-inbox', 50));
    const person = by(makeFlag({ key: 'team-inbox', groups: [{ rollout_percentage: 50 }] }));
    expect(company.expected).toBe(person.expected);
    expect(company.high - company.low).toBeGreaterThan(3 * (person.high - person.low));
  });
});

describe('expectedInGroups', () => {
  test('is expectedOn where everybody has a chance of their own', () => {
    const shares = users.map((_, index) => (index % 7) / 7);
    const members = shares.map((own, index) => ({ group: `g${index % 30}`, own, ofGroup: 0 }));
    expect(expectedInGroups(members)).toEqual(expectedOn(shares));
  });

  test('is sure of what nobody draws for', () => {
    const certain = [0, 1, 1].map((ofGroup, index) => ({ group: `g${index}`, own: 0, ofGroup }));
    expect(expectedInGroups(certain)).toEqual({ expected: 2, low: 2, high: 2 });
    expect(expectedInGroups([])).toEqual({ expected: 0, low: 0, high: 0 });
  });

  test('adds up what a group and its members draw for themselves', () => {
    const members = Array.from({ length: 100 }, () => ({ group: 'one', own: 0.5, ofGroup: 0.5 }));
    expect(expectedInGroups(members).expected).toBe(75);
  });
});

function byCompany(key: string, percentage: number) {
  return makeFlag({
    key,
    aggregation_group_type_index: 0,
    groups: [{ rollout_percentage: percentage }],
  });
}
