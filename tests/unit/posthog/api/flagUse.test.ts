import { beforeEach, describe, expect, test } from 'vitest';
import { EVERYONE, openTestPostHog } from '../../../harness/posthog/openTestPostHog.ts';

const { server, api } = openTestPostHog();
beforeEach(() => server.reset());

const path = '/feature_flags/';

async function create(key: string, dependsOn?: number, fields = {}) {
  const filter = {
    key: String(dependsOn),
    type: 'flag',
    operator: 'flag_evaluates_to',
    value: true,
  };
  const filters = dependsOn === undefined ? EVERYONE : { groups: [{ properties: [filter] }] };
  const { status, body } = await api('POST', path, { key, filters, ...fields });
  expect(status).toBe(201);
  return body.id;
}

const patch = (id: number, change: object) => api('PATCH', `${path}${id}/`, change);
const refused = (detail: string, attr: string | null = null) => ({
  status: 400,
  body: { type: 'validation_error', code: 'invalid_input', detail, attr },
});

describe('a flag that another depends on', () => {
  test('cannot be switched off or deleted before the other is', async () => {
    const base = await create('base');
    const top = await create('top', base);
    const others = `because other flags depend on it: top (ID: ${top}). Please update or disable the dependent flags first.`;
    expect(await patch(base, { active: false })).toEqual(
      refused(`Cannot disable this feature flag ${others}`),
    );
    expect(await patch(base, { deleted: true })).toEqual(
      refused(`Cannot delete this feature flag ${others}`),
    );
    await patch(top, { active: false });
    expect((await patch(base, { active: false })).status).toBe(200);
    expect(await patch(top, { active: true })).toEqual(
      refused(
        `Cannot enable this feature flag because it depends on disabled flags: base (ID: ${base}). Please enable the dependency flags first.`,
      ),
    );
  });

  test('cannot depend on it in turn, nor on itself', async () => {
    const base = await create('base');
    const middle = await create('middle', base);
    const top = await create('top', middle);
    const filter = (id: number) => ({
      filters: {
        groups: [
          {
            properties: [
              { key: String(id), type: 'flag', operator: 'flag_evaluates_to', value: true },
            ],
          },
        ],
      },
    });
    expect(await patch(base, filter(top))).toEqual(
      refused('Circular dependency detected: base → top → middle → base', 'filters'),
    );
    expect(await patch(base, filter(base))).toEqual(
      refused("Feature flag 'base' cannot depend on itself", 'filters'),
    );
  });

  test('must be on when the other is created', async () => {
    const base = await create('base', undefined, { active: false });
    const filter = { key: String(base), type: 'flag', operator: 'flag_evaluates_to', value: true };
    const top = { key: 'top', filters: { groups: [{ properties: [filter] }] } };
    expect((await api('POST', path, top)).body.detail).toContain(
      `Cannot create dependency on disabled flag 'base' (ID: ${base}).`,
    );
  });
});

describe('a change of an older version of a flag', () => {
  test('is a conflict when it would undo a change made since', async () => {
    const id = await create('first');
    const original = (await api('GET', `${path}${id}/`)).body;
    await patch(id, { name: 'Theirs' });
    const mine = { version: original.version, original_flag: original };
    expect(await patch(id, { ...mine, name: 'Mine' })).toEqual({
      status: 409,
      body: {
        type: 'server_error',
        code: 'conflict',
        detail:
          'The feature flag was updated by another user since you started editing it. Please refresh and try again.',
        attr: null,
      },
    });
    expect((await api('GET', `${path}${id}/`)).body).toMatchObject({ name: 'Theirs', version: 2 });
  });

  test('is taken when it touches what nobody else did, says the same, or names no original', async () => {
    const id = await create('first');
    const original = (await api('GET', `${path}${id}/`)).body;
    await patch(id, { name: 'Theirs' });
    const mine = { version: original.version, original_flag: original };
    expect((await patch(id, { ...mine, active: false })).status).toBe(200);
    expect((await patch(id, { ...mine, name: 'Theirs' })).status).toBe(200);
    expect((await patch(id, { version: 1, name: 'Mine' })).status).toBe(200);
  });

  test('leaves alone what it sends as it was, as PostHog does for its own form', async () => {
    const id = await create('first');
    const original = (await api('GET', `${path}${id}/`)).body;
    const theirs = { groups: [{ properties: [], rollout_percentage: 7 }] };
    await patch(id, { filters: theirs, active: false });
    const whole = { ...original, original_flag: original };
    const { status, body } = await patch(id, { ...whole, name: 'Mine' });
    expect(status).toBe(200);
    expect(body).toMatchObject({ name: 'Mine', active: false, version: 3 });
    expect(body.filters.groups).toMatchObject(theirs.groups);
  });

  test.each([[[]], ['first'], [7], [null], [{}]])(
    'is carried out whole with the original %j, which tells nothing',
    async (original) => {
      const id = await create('first');
      await patch(id, { name: 'Theirs' });
      const answer = await patch(id, { version: 1, original_flag: original, name: 'Mine' });
      expect(answer).toMatchObject({ status: 200, body: { name: 'Mine' } });
    },
  );

  test('is of the newest version when it says -1', async () => {
    const id = await create('first');
    const original = (await api('GET', `${path}${id}/`)).body;
    await patch(id, { name: 'Theirs' });
    const mine = { version: -1, original_flag: original, name: 'Mine' };
    expect((await patch(id, mine)).status).toBe(200);
  });
});

describe('settings of a flag', () => {
  test.each([
    [
      { bucketing_identifier: 'device_id', ensure_experience_continuity: true },
      "Cannot enable 'persist across authentication steps' when using device ID bucketing. These features are incompatible.",
    ],
    [
      { archived: true },
      'Cannot archive an enabled feature flag. Disable it first, or send active: false in the same request.',
    ],
    [
      { has_encrypted_payloads: true },
      'Encrypted payloads require the flag to be a remote configuration.',
    ],
    [
      { has_encrypted_payloads: true, is_remote_configuration: true },
      'The embedded PostHog does not encrypt payloads: send them without has_encrypted_payloads.',
    ],
  ])('that do not go together are refused: %j', async (settings, detail) => {
    expect(await api('POST', path, { key: 'first', ...settings })).toEqual(refused(detail));
  });

  test('that are none of the choices are refused', async () => {
    const { body } = await api('POST', path, { key: 'first', evaluation_runtime: 'edge' });
    expect(body).toMatchObject({
      code: 'invalid_choice',
      attr: 'evaluation_runtime',
      detail: '"edge" is not a valid choice.',
    });
  });

  test('go by the names min and max for gte and lte, too', async () => {
    const properties = [{ key: 'age', type: 'person', operator: 'min', value: '18' }];
    const { body } = await api('POST', path, {
      key: 'first',
      filters: { groups: [{ properties }] },
    });
    expect(body.filters.groups[0]?.properties?.[0]?.operator).toBe('gte');
  });
});

describe('the key of a flag', () => {
  test('cannot be that of another flag, when creating and when updating', async () => {
    await create('first');
    const id = await create('second');
    const detail = 'There is already a feature flag with this key.';
    const taken = {
      status: 400,
      body: { type: 'validation_error', code: 'unique', detail, attr: 'key' },
    };
    expect(await api('POST', path, { key: 'first' })).toEqual(taken);
    expect(await api('PATCH', `${path}${id}/`, { key: 'first' })).toEqual(taken);
    expect((await api('PATCH', `${path}${id}/`, { key: 'second' })).status).toBe(200);
  });
});
