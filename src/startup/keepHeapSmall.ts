import { setFlagsFromString } from 'node:v8';

/**
 * Has V8 collect garbage when the heap has grown by 40 %. By itself it lets a small heap grow to four
 * times its size where the machine has much memory, which is not all ours. To be called at the start.
 */
export function keepHeapSmall(): void {
  setFlagsFromString('--heap-growing-percent=40');
}
