import { type Context, Hono } from 'hono';
import { ownValue } from '../../../json/ownValue.ts';
import { isRecord, withoutKeys } from '../../../json/record.ts';
import type { FieldChange } from '../../store/createChangeTable.ts';
import type { StoredGroup } from '../../store/createGroupTable.ts';
import type { Store } from '../../store/createStore.ts';
import { startWork } from '../../work/startWork.ts';
import { groupList } from '../groupList.ts';
import { answerActivity } from '../history/answerActivity.ts';
import { logChange } from '../history/changeLog.ts';
import { propertyNames, propertyValues } from '../propertyValues.ts';
import { pythonText } from '../pythonText.ts';
import { readFields } from '../readFields.ts';
import { missingField, tooLarge } from '../refusals.ts';

/** Changes of one group, and what is asked about the properties of groups. */
export function groupEdits(
  projectId: number,
  now: () => number,
  store: Store,
  findGroup: (c: Context) => StoredGroup,
  toJson: (group: StoredGroup) => object,
): Hono {
  const routes = new Hono();

  routes.post('/update_property', async (c) => {
    const fields = await readFields(c.req.raw);
    const group = findGroup(c);
    const { key, value } = isRecord(fields) ? fields : {};
    if (value === undefined || value === null) throw missingField('value');
    if (key === undefined || key === null) throw missingField('key');
    const name = pythonText(key);
    const before = ownValue(group.properties, name) ?? null;
    const action = before === null ? 'created' : 'changed';
    const changed = { ...group, properties: { ...group.properties, [name]: value } };
    save(changed, name, { type: 'Group', action, before, after: value });
    return c.json(toJson(changed));
  });

  routes.post('/delete_property', async (c) => {
    const fields = await readFields(c.req.raw);
    const group = findGroup(c);
    const { $unset: key } = isRecord(fields) ? fields : {};
    if (key === undefined || key === null) throw missingField('$unset');
    const name = pythonText(key);
    if (!Object.hasOwn(group.properties, name)) return c.json(toJson(group));
    const before = group.properties[name];
    const changed = { ...group, properties: withoutKeys(group.properties, [name]) };
    save(changed, name, { type: 'Group', action: 'deleted', before });
    return c.json(toJson(changed));
  });

  routes.get('/activity', (c) =>
    answerActivity(c, store, projectId, 'Group', itemIdOf(findGroup(c))),
  );

  routes.get('/property_definitions', async (c) => {
    using work = startWork(c.req.raw);
    const names: Record<number, object[]> = {};
    for (const index of store.groups.types(projectId).keys()) {
      names[index] = await propertyNames(groupList(store, projectId, index), work);
    }
    return c.json(names);
  });

  routes.get('/property_values', async (c) => {
    const { group_type_index: index = '0', key = '', value: part = '' } = c.req.query();
    if (!/^\d$/.test(index)) return c.json([]);
    using work = startWork(c.req.raw);
    const list = groupList(store, projectId, Number(index));
    return c.json(await propertyValues(list, { key, part }, work));
  });

  return routes;

  function save(group: StoredGroup, name: string, change: FieldChange): void {
    const detail = { name, changes: [change] };
    const itemId = itemIdOf(group);
    const entry = { scope: 'Group', itemId, activity: 'update_property', detail } as const;
    store.transaction(() => {
      if (!store.groups.save(projectId, group)) throw tooLarge('value');
      logChange(store, projectId, entry, now());
    });
  }
}

function itemIdOf({ typeIndex, key }: StoredGroup): string {
  return `${typeIndex}:${key}`;
}
