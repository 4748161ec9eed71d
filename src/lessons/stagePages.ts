import { readSource, SOURCE_PATHS } from './sourceFiles.ts';

/** A page of a stage: an endpoint of its folder. */
export interface StagePage {
  /** Path in the repository. */
  file: string;
  /** Path below the stage's own address, such as `/`, `/opt-in` or `/user/{user}`. */
  route: string;
  /** The methods that it takes, e.g. `GET`. */
  methods: readonly string[];
}

/** The pages of a stage, as Astro routes to them: each of its files is one. */
export function stagePages(stage: string): readonly StagePage[] {
  return PAGES.get(stage) ?? [];
}

const PAGES = Map.groupBy(
  // As for Astro, a file whose name begins with _ is no page.
  SOURCE_PATHS.filter((path) => /^src\/pages\/stages\/(?!.*\/_)/.test(path)).map(pageOf),
  ({ file }) => file.split('/')[3] ?? '',
);

function pageOf(file: string): StagePage {
  const [, , , , ...parts] = file.split('/');
  const route = `/${parts.join('/')}`
    .replace(/\.ts$/, '')
    .replace(/\/index$/, '/')
    .replaceAll(/\[(\w+)\]/g, '{$1}');
  return { file, route, methods: methodsIn(readSource(file).code) };
}

/** A file says by its exports which methods it takes. */
function methodsIn(code: string): string[] {
  const exports = code.matchAll(/^export (?:async )?(?:function|const) (GET|POST)\b/gm);
  return [...exports].map(([, method = '']) => method);
}
