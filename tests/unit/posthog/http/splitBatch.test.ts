import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { splitBatch } from '../../../../src/posthog/http/splitBatch.ts';
import { startWork } from '../../../../src/posthog/work/startWork.ts';

async function joined(text: string): Promise<unknown> {
  const bytes = Buffer.from(text);
  const { rest, items } = await splitBatch(bytes, 1000, startWork());
  const envelope: unknown = JSON.parse(rest);
  if (!items) return envelope;
  const batch: unknown[] = items.map(
    ([start, end]) => JSON.parse(bytes.toString('utf8', start, end)) as unknown,
  );
  return Array.isArray(envelope) ? batch : { ...(envelope as object), batch };
}

const json = fc.jsonValue({ maxDepth: 3 });
const space = fc.constantFrom(0, 1, '\t');

test('the parts of a list, parsed one by one, are the whole', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(json), space, async (list, indent) => {
      const text = JSON.stringify(list, null, indent);
      expect(await joined(text)).toEqual(JSON.parse(text));
    }),
  );
});

test('the parts of an object with a batch, wherever it stands, are the whole', async () => {
  const key = fc.oneof(fc.constantFrom('batch', 'api_key', '"', '\\', '[{,:'), fc.string());
  const envelope = fc.tuple(fc.dictionary(key, json), fc.array(json), fc.dictionary(key, json));
  await fc.assert(
    fc.asyncProperty(envelope, space, async ([before, batch, after], indent) => {
      delete after['batch'];
      const text = JSON.stringify({ ...before, batch, ...after }, null, indent);
      expect(await joined(text)).toEqual(JSON.parse(text));
    }),
  );
});

test.each(['[1,]', '[,1]', '[1,,2]', '[1}', '[1', '[1]]', '{"batch":[1,]}', '{"batch":[1]', '["a'])(
  '%s is no JSON in parts either',
  async (text) => {
    await expect(joined(text)).rejects.toThrow(SyntaxError);
  },
);

test('looks no further when there are more items than may be', async () => {
  const text = `[${'1,'.repeat(5000)}this is not looked at`;
  const { items } = await splitBatch(Buffer.from(text), 1000, startWork());
  expect(items).toHaveLength(1001);
});

test('leaves out what is long beside the batch, and parses it not', async () => {
  const text = `{"api_key":"a","x":${'['.repeat(100_000)}${']'.repeat(100_000)},"batch":[1]}`;
  expect(await joined(text)).toEqual({ api_key: 'a', x: null, batch: [1] });
});
