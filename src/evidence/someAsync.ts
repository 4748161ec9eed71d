/** Whether an item passes a test that takes time; items are tried one by one, until one does. */
export async function someAsync<Item>(
  items: readonly Item[],
  passes: (item: Item) => Promise<boolean>,
): Promise<boolean> {
  for (const item of items) if (await passes(item)) return true;
  return false;
}
