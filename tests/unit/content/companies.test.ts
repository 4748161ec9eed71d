import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { bucket } from '../../../src/flags/bucketing.ts';
import { crowdByCompany } from '../../../src/flags/crowd/crowdByCompany.ts';
import { companyKey } from '../../../src/flags/crowd/crowdCompanies.ts';
import { crowdUsers } from '../../../src/flags/crowd/crowdUsers.ts';
import { teamInbox } from '../../../src/tutorials/companies/flags.ts';

const proseOf = (step: string) =>
  readFileSync(new URL(`../../../content/companies/${step}.mdx`, import.meta.url), 'utf8');
const isInHalf = (id: string) => bucket(teamInbox.key, id) <= 0.5;

describe('what the steps say of persons and companies', () => {
  test.each([
    ['meadow', true],
    ['harbor', false],
    ['orchard', false],
    ['company-2', false],
    ['company-3', true],
  ])('is true of company %s', (company, isIn) => {
    expect(isInHalf(company)).toBe(isIn);
  });

  test('is true of teams of four: one of eight is of one mind', () => {
    expect(proseOf('01-colleagues')).toContain('one and the same answer in one case of eight');
    expect(2 * 0.5 ** 4).toBe(1 / 8);
  });
});

describe('what the step with the crowd says', () => {
  const users = crowdUsers();
  const inAt = (percentage: number) => crowdByCompany(teamInbox.key, percentage).on;

  test('is true of company-1: a tenth of all users, and in from 24 % on', () => {
    expect(proseOf('04-crowd-by-company')).toContain('`company-1` is a tenth of all users here');
    const [before, after] = [inAt(23), inAt(24)];
    const gained = users.filter((_, user) => after[user] && !before[user]);
    expect(gained).toHaveLength(100);
    expect(new Set(gained.map(companyKey))).toEqual(new Set(['company-1']));
  });

  test('is true of its cast: they work where their names say', () => {
    const cast = [...proseOf('04-crowd-by-company').matchAll(/- user: (user-\d+)@(company-\d+)/g)];
    expect(cast).toHaveLength(3);
    for (const [, id, company] of cast) {
      expect(companyKey(users.find(({ distinctId }) => distinctId === id))).toBe(company);
    }
  });

  test('is true of the plan: some blocks are lit by set 2 alone', () => {
    const isLit = inAt(50);
    const byPlan = users.filter(
      ({ groups }, user) => !isLit[user] && groups?.[0]?.properties['plan'] === 'team',
    );
    expect(byPlan.length).toBeGreaterThan(0);
  });
});
