import { describe, expect, test } from 'vitest';
import { personProperties } from '../../../src/flags/personProperties.ts';

describe('personProperties', () => {
  test('lays what a request brings over what is stored, the distinct ID between them', () => {
    const stored = { plan: 'free', city: 'Bonn', distinct_id: 'old' };
    expect(personProperties('ada', stored, { plan: 'pro' })).toEqual({
      plan: 'pro',
      city: 'Bonn',
      distinct_id: 'ada',
    });
  });

  test('takes a missing first value from the value of today, and keeps one that is there', () => {
    const stored = { $browser: 'Firefox', utm_source: 'news', $initial_utm_source: 'ad' };
    expect(personProperties('ada', stored, { plan: 'pro' })).toMatchObject({
      $initial_browser: 'Firefox',
      $initial_utm_source: 'ad',
    });
    expect(personProperties('ada', stored)).not.toHaveProperty('$initial_plan');
  });

  test('lets the names that SDKs have for the operating system stand for each other', () => {
    expect(personProperties('ada', { $os_name: 'iOS' })).toMatchObject({
      $os: 'iOS',
      $initial_os: 'iOS',
    });
    expect(personProperties('ada', { $os: 'Linux' })).toMatchObject({ $os_name: 'Linux' });
    const both = { $os: 'Android', $os_name: 'Wear OS' };
    expect(personProperties('ada', both)).toMatchObject(both);
  });
});
