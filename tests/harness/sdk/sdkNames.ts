import { installedVersion } from './installedVersion.ts';

/** The versions of posthog-python that were recorded. */
export const pythonVersions = ['7.53.0', '6.9.1', '5.4.0', '3.25.0', '2.5.0'];

/** The SDKs that `npm run test:clients` runs live: what it installs, and what the table is about. */
export const clientVersions: Record<string, string> = {
  'posthog-ruby': '3.23.2',
  'posthog-php': '4.13.2',
  'posthog-go': '1.23.1',
  'posthog-python': '7.53.0',
};

const clientNames = Object.entries(clientVersions).map(([sdk, version]) => `${sdk} ${version}`);

/** The rows of the table in docs/sdks.md, in order: each SDK with its version. */
export const sdkNames = [
  ...['posthog-node', 'posthog-node-4', 'posthog-node-3', 'posthog-node-2'].map(nodeName),
  ...['posthog-js', 'posthog-js-2023'].map(browserName),
  ...new Set([...pythonVersions.map(pythonName), ...clientNames]),
];

/** How the tests of a row are run; on demand means `npm run test:clients`. */
export function howRun(sdk: string): string {
  const isRecorded = pythonVersions.map(pythonName).includes(sdk);
  if (clientNames.includes(sdk)) return isRecorded ? 'recorded, live on demand' : 'live on demand';
  return isRecorded ? 'recorded' : 'live';
}

/** What tests and docs call the posthog-node that is installed under a name. */
export function nodeName(installedAs: string): string {
  return `posthog-node ${installedVersion(installedAs)}`;
}

/** What tests and docs call the posthog-js that is installed under a name. */
export function browserName(installedAs: string): string {
  return `posthog-js ${installedVersion(installedAs)}`;
}

/** What tests and docs call a version of posthog-python. */
export function pythonName(version: string): string {
  return `posthog-python ${version}`;
}
