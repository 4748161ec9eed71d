/**
 * Runs in a thread of its own, for what a reader writes can break it: see `createThread.ts`.
 */
import { parentPort } from 'node:worker_threads';
import { init } from 'es-module-lexer';
import { readModule } from './readModule.ts';
import type { Answer } from './startThread.ts';

await init();
// Whoever asks first shall not wait until Node has compiled what erases types.
readModule('const warm: number = 1;');

parentPort?.on('message', (code: string) => parentPort?.postMessage(answerTo(code)));
parentPort?.postMessage('ready');

function answerTo(code: string): Answer {
  try {
    return readModule(code);
  } catch (error) {
    if (isTrap(error)) return 'broken';
    throw error;
  }
}

/** The stack of V8 or of some wasm was too small. The wasm fails from then on. */
function isTrap(error: unknown): boolean {
  if (error instanceof RangeError || error instanceof WebAssembly.RuntimeError) return true;
  return error instanceof Error && 'code' in error && error.code === 'ERR_INTERNAL_ASSERTION';
}
