import fc from 'fast-check';
import { expect, test } from 'vitest';
import { endlessBody } from '../../harness/project/endlessBody.ts';
import { readAtMost } from '../../../src/net/readAtMost.ts';

const chunksOf = fc.array(fc.uint8Array({ minLength: 1, maxLength: 9 }), { maxLength: 9 });

function bodyOf(chunks: readonly Uint8Array[]) {
  return new ReadableStream<Uint8Array>({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(chunk);
      controller.close();
    },
  });
}

test('gives all bytes in their order, or nothing where there are too many', async () => {
  await fc.assert(
    fc.asyncProperty(chunksOf, fc.nat(40), async (chunks, limit) => {
      const all = chunks.flatMap((chunk) => [...chunk]);
      const read = await readAtMost(bodyOf(chunks), limit);
      expect(read && [...read]).toEqual(all.length > limit ? undefined : all);
    }),
  );
});

test('gives no bytes of no body', async () => {
  expect(await readAtMost(null, 1)).toEqual(new Uint8Array());
});

test('stops reading a body without an end', async () => {
  const { body, given } = endlessBody(1000);
  expect(await readAtMost(body, 5000)).toBeUndefined();
  expect(given()).toBeLessThan(8000);
});

test('throws what breaks a body off', async () => {
  const body = new ReadableStream<Uint8Array>({
    pull: (controller) => controller.error(new Error('gone')),
  });
  await expect(readAtMost(body, 1)).rejects.toThrow('gone');
});
