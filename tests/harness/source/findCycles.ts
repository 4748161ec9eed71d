import type { SourceModule } from './readModules.ts';

/**
 * Finds circles of imports by a depth-first walk. Types count: who reads one file of a circle has to
 * read all of them. Each circle is told once, as `a.ts → b.ts → a.ts`.
 */
export function findCycles(modules: SourceModule[]): string[] {
  const next = new Map(modules.map((module) => [module.file, targetsOf(module)]));
  const done = new Set<string>();
  const cycles: string[] = [];
  const walk = (file: string, trail: string[]) => {
    const start = trail.indexOf(file);
    if (start >= 0) cycles.push([...trail.slice(start), file].join(' → '));
    if (start >= 0 || done.has(file)) return;
    for (const target of next.get(file) ?? []) walk(target, [...trail, file]);
    done.add(file);
  };
  for (const file of next.keys()) walk(file, []);
  return cycles;
}

function targetsOf({ imports }: SourceModule): string[] {
  return imports.flatMap(({ kind, target }) => (kind !== 'raw' && target ? [target] : []));
}
