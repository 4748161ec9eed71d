/** The packages that a reader's app needs, as this site was built with them. */
const MANIFESTS = import.meta.glob<string>(
  [
    '../../../node_modules/astro/package.json',
    '../../../node_modules/@astrojs/node/package.json',
    '../../../node_modules/@types/node/package.json',
    '../../../node_modules/es-toolkit/package.json',
    '../../../node_modules/posthog-js/package.json',
    '../../../node_modules/posthog-node/package.json',
  ],
  { query: '?raw', import: 'default', eager: true },
);

/** The exact version of each package, by its name. */
export function versionsOf(packages: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    packages.map((name) => {
      const manifest = MANIFESTS[`../../../node_modules/${name}/package.json`] ?? '';
      const version = /"version": "([^"]+)"/.exec(manifest)?.[1];
      if (version === undefined) throw new Error(`The version of ${name} is not known. List it.`);
      return [name, version];
    }),
  );
}
