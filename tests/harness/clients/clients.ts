import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Client } from './client.ts';
import { launchGo } from './launchGo.ts';
import { runCommand } from './runCommand.ts';

/** The folder of the programs. */
const PROGRAMS = path.resolve(import.meta.dirname, '../../clients');
const program = (name: string) => path.join(PROGRAMS, name);

/** The SDKs of other languages, each from its checkout or else by its language's package manager. */
export const clients: Client[] = [
  {
    sdk: 'posthog-ruby',
    commands: ['ruby'],
    launch: async ({ command, checkout, folder, version }) => {
      const args = [program('client.rb')];
      if (checkout !== undefined) {
        return { command, args: ['-I', path.join(checkout, 'lib'), ...args] };
      }
      const sdk = `posthog-ruby:${version}`;
      const install = ['install', '--no-document', '--install-dir', folder, sdk];
      await runCommand({ command: 'gem', args: install });
      return { command, args, env: { GEM_HOME: folder } };
    },
  },
  {
    sdk: 'posthog-php',
    commands: ['php'],
    launch: async ({ command, checkout, folder, version }) => {
      const start = (autoload: string) => ({ command, args: [program('client.php'), autoload] });
      if (checkout === undefined) {
        const sdk = `posthog/posthog-php:${version}`;
        const install = ['require', '--no-interaction', '--working-dir', folder, sdk];
        await runCommand({ command: 'composer', args: install });
        return start(path.join(folder, 'vendor/autoload.php'));
      }
      const composed = path.join(checkout, 'vendor/autoload.php');
      return start(existsSync(composed) ? composed : program('autoload.php'));
    },
  },
  { sdk: 'posthog-go', commands: ['go'], launch: launchGo(program('client.go')) },
  {
    sdk: 'posthog-python',
    // The first may be one without the packages that Debian brings for its own.
    commands: ['python3', '/usr/bin/python3'],
    launch: async ({ command, checkout, folder, version }) => {
      const args = [program('client.py')];
      const env = (source: string) => ({ PYTHONPATH: source, PYTHONDONTWRITEBYTECODE: '1' });
      if (checkout !== undefined) return { command, args, env: env(checkout) };
      const install = ['-m', 'pip', 'install', '--target', folder, `posthog==${version}`];
      await runCommand({ command, args: install });
      return { command, args, env: env(folder) };
    },
  },
];
