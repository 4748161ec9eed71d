import { beforeEach, describe, expect, test } from 'vitest';
import { openTestPostHog } from '../../../harness/posthog/openTestPostHog.ts';

const { server, capture, events, person, known } = openTestPostHog();
beforeEach(() => server.reset());

const seen = (properties: object) => ({ event: '$pageview', distinct_id: 'ada', properties });

describe('a person', () => {
  test('gets browser, page and campaign from events, the first values apart', async () => {
    await capture(seen({ $browser: 'Firefox', utm_source: 'news', page: 1 }));
    await capture(seen({ $browser: 'Chrome', $current_url: 'https://x.org/' }));
    expect(await known('ada')).toEqual({
      $browser: 'Chrome',
      $initial_browser: 'Firefox',
      utm_source: 'news',
      $initial_utm_source: 'news',
      $current_url: 'https://x.org/',
      $initial_current_url: 'https://x.org/',
    });
    expect((await events())[0]?.properties).toMatchObject({
      $set: { $browser: 'Chrome' },
      $set_once: { $initial_browser: 'Chrome' },
    });
  });

  test('is not changed by an event that only came from another page, until something else is new', async () => {
    const url = async () => (await person('ada'))?.properties['$current_url'];
    await capture(seen({ $current_url: 'https://x.org/1' }));
    await capture(seen({ $current_url: 'https://x.org/2', $set: { $geoip_latitude: 1 } }));
    expect(await url()).toBe('https://x.org/2');
    await capture(seen({ $current_url: 'https://x.org/3', $set: { $geoip_latitude: 2 } }));
    expect(await url()).toBe('https://x.org/2');
    await capture(seen({ $current_url: 'https://x.org/4', $set: { plan: 'pro' } }));
    expect(await url()).toBe('https://x.org/4');
    await capture({ ...seen({ $current_url: 'https://x.org/5' }), event: '$set' });
    expect(await url()).toBe('https://x.org/5');
  });

  test('gets what an event sets itself rather than what it says of itself', async () => {
    await capture(
      seen({ $os: 'Linux', $set: { $os: 'Mine' }, $set_once: { $initial_os: 'First' } }),
    );
    expect(await known('ada')).toEqual({ $os: 'Mine', $initial_os: 'First' });
  });

  test('does not get the system of a server', async () => {
    await capture(seen({ $is_server: true, $os: 'Linux', $os_version: '6', $app_name: 'shop' }));
    expect(await known('ada')).toEqual({
      $app_name: 'shop',
      $initial_app_name: 'shop',
    });
  });

  test('gets a first value after visits that lacked it, and loses the latest by one', async () => {
    await capture(seen({ gclid: null }), seen({ gclid: 'abc' }), seen({ gclid: null }));
    expect(await known('ada')).toEqual({ gclid: null, $initial_gclid: 'abc' });
  });

  test('gets the system by its other name', async () => {
    await capture(seen({ $os_name: 'Android' }));
    expect(await known('ada')).toEqual({ $os: 'Android', $initial_os: 'Android' });
  });

  test('gets nothing from events without a person profile', async () => {
    await capture(seen({ $browser: 'Firefox', $process_person_profile: false }));
    expect(await person('ada')).toBeUndefined();
    expect((await events())[0]?.properties).not.toHaveProperty('$set');
  });
});
