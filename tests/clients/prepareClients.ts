import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import type { PreparedClient } from '../harness/clients/client.ts';
import { clients } from '../harness/clients/clients.ts';
import { prepareClient } from '../harness/clients/prepareClient.ts';
import { clientVersions } from '../harness/sdk/sdkNames.ts';

declare module 'vitest' {
  interface ProvidedContext {
    clients: PreparedClient[];
  }
}

/** Looks which clients can be run here, one after the other, and says of each how, or what it needs. */
export default async function prepareClients(project: TestProject): Promise<() => void> {
  const scratch = mkdtempSync(path.join(tmpdir(), 'flagbook-clients-'));
  const checkouts = process.env['CLIENTS'] || undefined;
  const prepared: PreparedClient[] = [];
  for (const client of clients) {
    const version = clientVersions[client.sdk];
    if (version === undefined) throw new Error(`clientVersions lacks ${client.sdk}.`);
    const ready = await prepareClient(client, version, checkouts, scratch);
    prepared.push(ready);
    console.log(
      'missing' in ready
        ? `${ready.sdk} is not run here: it needs ${ready.missing}.`
        : `${ready.sdk} ${ready.version} is run live, with ${ready.runtime}.`,
    );
  }
  project.provide('clients', prepared);
  return () => rmSync(scratch, { recursive: true });
}
