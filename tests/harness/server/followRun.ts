import type { RunningServer } from './startProcess.ts';

/** Runs a stage as the console does, and follows it until nothing more comes: each answer's HTML. */
export async function followRun(
  { origin }: Pick<RunningServer, 'origin'>,
  fields: Record<string, string>,
  headers: Record<string, string> = {},
): Promise<Response[]> {
  const answers = [
    await fetch(`${origin}/parts/run`, {
      method: 'POST',
      headers: { Origin: origin, ...headers },
      body: new URLSearchParams(fields),
    }),
  ];
  for (;;) {
    const { headers: told } = answers.at(-1) ?? new Response();
    const news = told.get('Run-News');
    if (news === null) return answers;
    const address = `${origin}/parts/run?run=${told.get('Run-Id') ?? ''}&seen=${news}`;
    if (answers.at(-1)?.status === 204) answers.pop();
    answers.push(await fetch(address, { headers }));
  }
}

/** The HTML of a run when it was over. */
export async function runToEnd(
  site: Pick<RunningServer, 'origin'>,
  fields: Record<string, string>,
): Promise<string> {
  const answers = await followRun(site, fields);
  return (await answers.at(-1)?.text()) ?? '';
}
