import { existsSync, mkdtempSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod';
import type { Client, PreparedClient } from './client.ts';
import { runCommand } from './runCommand.ts';

const versionSchema = z.object({ version: z.string(), runtime: z.string() });

/**
 * Makes a client ready to run, from its checkout or by installing it, and asks it for its version.
 *
 * @param version the one to install
 * @param checkouts a folder with SDKs' sources beside each other; one that it lacks is installed
 * @param scratch a folder that is thrown away
 */
export async function prepareClient(
  { sdk, commands, launch }: Client,
  version: string,
  checkouts: string | undefined,
  scratch: string,
): Promise<PreparedClient> {
  const named = checkouts && path.resolve(checkouts, sdk);
  const checkout = named && existsSync(named) ? named : undefined;
  const reasons: string[] = [];
  for (const command of commands) {
    const folder = mkdtempSync(path.join(scratch, `${sdk}-`));
    try {
      const ready = await launch({ command, checkout, folder, version });
      const asked = { ...ready, args: [...ready.args, 'version'] };
      const about = versionSchema.parse(JSON.parse(await runCommand(asked)));
      return { sdk, ...about, launch: ready };
    } catch (error) {
      if (error instanceof SyntaxError || error instanceof z.ZodError) throw error;
      reasons.push((error as Error).message);
    }
  }
  return { sdk, missing: reasons.join('; or ') };
}
