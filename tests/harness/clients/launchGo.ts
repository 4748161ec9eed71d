import { copyFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Ground, Launch } from './client.ts';
import { runCommand } from './runCommand.ts';

const SDK = 'github.com/posthog/posthog-go';

/** Builds the program, in a module of its own, with the SDK and what that needs. */
export function launchGo(program: string) {
  return async ({ command, checkout, folder, version }: Ground): Promise<Launch> => {
    copyFileSync(program, path.join(folder, 'main.go'));
    const manifest = checkout === undefined ? installed(version) : beside(checkout, version);
    writeFileSync(path.join(folder, 'go.mod'), manifest);
    const binary = path.join(folder, 'client');
    const build = ['build', '-C', folder, '-mod=mod', '-o', binary, '.'];
    await runCommand({ command, args: build });
    return { command: binary, args: [] };
  };
}

function installed(version: string): string {
  return `module client\n\ngo 1.21\n\nrequire ${SDK} v${version}\n`;
}

/**
 * The SDK's own manifest, so that its modules have the versions that it asks for; those that are
 * checked out beside it need not be fetched.
 */
function beside(checkout: string, version: string): string {
  const checkouts = path.dirname(checkout);
  const replaced = readdirSync(checkouts)
    .map((name) => path.join(checkouts, name))
    .filter((folder) => existsSync(path.join(folder, 'go.mod')))
    .map((folder) => `replace ${moduleOf(folder)} => ${folder}`);
  const own = readFileSync(path.join(checkout, 'go.mod'), 'utf8');
  const named = own.replace(/^module .*$/m, 'module client');
  return [named, `require ${SDK} v${version}`, ...replaced, ''].join('\n');
}

function moduleOf(folder: string): string {
  const manifest = readFileSync(path.join(folder, 'go.mod'), 'utf8');
  const [, name = ''] = /^module (\S+)/m.exec(manifest) ?? [];
  return name;
}
