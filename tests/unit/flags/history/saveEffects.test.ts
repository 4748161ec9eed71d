import { describe, expect, test } from 'vitest';
import { mailCrowd, mailGroups, MAIL_CROWD_SIZE } from '../../../../src/flags/history/mailCrowd.ts';
import { saveEffects } from '../../../../src/flags/history/saveEffects.ts';
import { makeFlag } from '../../../harness/flags/makeFlag.ts';

const users = mailCrowd();
const at = (domain: string) => [
  { key: 'email', type: 'person' as const, operator: 'icontains', value: domain },
];
const company = makeFlag({ groups: [{ properties: at('@yourco.example') }] });
const careless = makeFlag({ groups: [{ properties: at('@yourco') }] });
const fifth = makeFlag({ groups: [{ properties: [], rollout_percentage: 20 }] });

describe('mailCrowd', () => {
  test('is a hundred customers, the same ones every time, each with an address', () => {
    expect(users).toHaveLength(MAIL_CROWD_SIZE);
    expect(users[0]?.properties['email']).toBe('you@yourco.example');
    expect(users[16]?.properties['email']).toBe('user-17@partner.example');
    expect(mailCrowd()).toEqual(users);
  });

  test('stands company by company, and in each by bucket', () => {
    const groups = mailGroups(users, 'flag');
    expect(groups.map(({ domain, users: { length } }) => `${length} ${domain}`)).toEqual([
      '10 yourco.example',
      '15 partner.example',
      '3 yourcofans.example',
      '72 mail.example',
    ]);
    expect(groups.flatMap((group) => group.users).toSorted((a, b) => a - b)).toEqual([
      ...users.keys(),
    ]);
  });
});

describe('saveEffects', () => {
  const effect = saveEffects(users);

  test('tells a flag that was made from nothing', () => {
    const made = effect(undefined, company);
    expect(made).toMatchObject({ kind: 'widened', lose: [], isSafe: true });
    expect(made.gain).toHaveLength(10);
  });

  test('finds the strangers whom a careless filter lets in, and who is lost by mending it', () => {
    expect(effect(company, careless).gain).toEqual([25, 26, 27]);
    expect(effect(careless, company)).toMatchObject({ kind: 'narrowed', lose: [25, 26, 27] });
  });

  test('sees that a percentage in place of the sets takes it from those who had it', () => {
    const { kind, gain, lose, isSafe } = effect(company, fifth);
    expect(kind).toBe('exchanged');
    expect(gain.length).toBeGreaterThan(0);
    expect(lose.length).toBeGreaterThan(5);
    expect(isSafe).toBe(false);
  });

  test('knows a save that changes nothing for anybody', () => {
    expect(effect(fifth, fifth)).toMatchObject({ kind: 'same', gain: [], lose: [], isSafe: true });
  });
});
