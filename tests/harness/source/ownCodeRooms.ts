import type { Room } from './room.ts';

/** The rooms of what reads and runs the code that a reader writes. */
export const OWN_CODE_ROOMS: Room[] = [
  {
    room: 'src/erase/',
    holds: 'taking the types out of code that a reader wrote, in a thread; none of it is executed',
    mayImport: ['src/turns/'],
    packages: /^(es-module-lexer|node:.+)$/,
  },
  {
    room: 'src/worker/',
    holds: 'what runs a reader’s own version of a stage: in a worker, with a port and nothing else',
    mayImport: ['src/erase/', 'src/frame/', 'src/project/'],
    packages: /^(posthog-node|es-toolkit)$/,
  },
];
