/**
 * What a project that is taken along says of itself, and of the PostHog that it asks.
 */

import type { SentRequest } from '../../runs/stageRequest.ts';

/** What `.env.example` says: how the app finds a PostHog. */
export const ENVIRONMENT = `# Copy this file to .env. As it is, the app asks the PostHog inside Flagbook on this machine.
# For a project of your own, take its host, such as https://us.i.posthog.com, and its project API key.
POSTHOG_HOST=http://localhost:4321/posthog
POSTHOG_API_KEY=phc_flagbook
`;

interface Told {
  stage: string;
  usesPostHog: boolean;
  /** Keys of the flags that it asks for. */
  flags: readonly string[];
  /** The command that installs and starts the app. */
  run: string;
  needs: string;
  /** Where the app listens. */
  origin: string;
  /** What is sent to it about ada. */
  sent: SentRequest;
  /** The file that is the stage's. */
  page: string;
}

/** The README of a project. */
export function readme({
  stage,
  usesPostHog,
  flags,
  run,
  needs,
  origin,
  sent,
  page,
}: Told): string {
  const posthog = `
## The PostHog it asks

Without settings: the one inside Flagbook, while Flagbook runs on this machine.
For another, copy \`.env.example\` to \`.env\` and put in its host and project API key.
${flags.map(toMake).join('')}`;
  return `# The stage ${stage} of Flagbook

\`\`\`sh
${run}
\`\`\`

${howToTry(origin, sent)} It needs ${needs}.
\`${page}\` is the code that you ran in Flagbook, to the letter.
${usesPostHog ? posthog : ''}`;
}

function toMake(key: string): string {
  return `
The app asks for the flag \`${key}\`. Make it in that PostHog under Feature flags, as the
tutorial does, or everyone gets the page without it.
`;
}

/** A browser opens a page by its address; a form is sent as the app's own page would send it. */
function howToTry(origin: string, { path, form }: SentRequest): string {
  if (!form) return `Then open ${origin}${path}.`;
  const fields = Object.entries(form).map(
    ([name, value]) => ` --data-urlencode '${name}=${value}'`,
  );
  const command = `curl -X POST '${origin}${path}' -H 'Origin: ${origin}'${fields.join('')}`;
  return `Then send it a form:\n\n\`\`\`sh\n${command}\n\`\`\`\n\n`;
}
