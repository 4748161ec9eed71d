import type { Import, SourceModule } from './readModules.ts';
import type { Room } from './room.ts';
import { ROOMS } from './rooms.ts';

/** Names each import of a module that the table does not allow, and says which row forbids it. */
export function importProblems(module: SourceModule): string[] {
  const row = ROOMS.find(({ room }) => room === roomOf(module.file));
  if (!row)
    return [
      `${module.file}: no row of tests/harness/source/rooms.ts says what this folder may import`,
    ];
  const problems = module.imports.filter((found) => !isAllowed(found, row));
  return problems.map((found) => {
    const what = found.kind === 'raw' ? 'the text of ' : '';
    return `${module.file}: ${row.room} may not import ${what}${found.target ?? found.specifier}`;
  });
}

function isAllowed({ specifier, target, kind }: Import, row: Room): boolean {
  if (kind === 'type' && row.anyType) return true;
  if (kind === 'raw' && target !== undefined)
    return row.raw?.some((folder) => target.startsWith(folder)) ?? false;
  if (target === undefined) return row.packages.test(specifier);
  const room = roomOf(target);
  return room === row.room || row.mayImport.some((allowed) => covers(allowed, room));
}

function covers(allowed: string, room: string): boolean {
  return allowed.endsWith('**') ? room.startsWith(allowed.slice(0, -2)) : room === allowed;
}

/**
 * The folder of a file: `src/flags/explain/` for `src/flags/explain/explain.ts`. All pages are one
 * room, all stages another, all of content a third, and all tutorials with their folders a fourth.
 */
function roomOf(file: string): string {
  const whole =
    /^(src\/pages\/stages\/|src\/pages\/|content\/|src\/tutorials\/|src\/authoring\/)/.exec(file);
  return whole?.[0] ?? file.slice(0, file.lastIndexOf('/') + 1);
}
