declare namespace App {
  interface Locals {
    /** The SDK client, as a reader's own app would hold it. */
    posthog: import('posthog-node').PostHog;
    /** The PostHog project behind the site. */
    project: import('./project/project.ts').Project;
    /** The form that the request brought; an empty one when it brought none. */
    form: FormData;
    visit: import('./runs/createStageVisits.ts').StageVisits['visit'];
    visitIn: import('./runs/createStageVisits.ts').StageVisits['visitIn'];
    /** True when a link on another site led here: then nothing is run. */
    isLed: boolean;
    /** What the words of the step that is shown need to know of it. */
    words?: import('./lessons/stepWords.ts').StepWords;
    start: import('./runs/createStageVisits.ts').StageVisits['start'];
    claim: import('./runs/createStageVisits.ts').StageVisits['claim'];
    giveCookies: import('./runs/createStageVisits.ts').StageVisits['giveCookies'];
    /** The runs that were made of late, by their ids. */
    runs: import('./runs/createRunMemory.ts').RunMemory<import('./lessons/keptRun.ts').KeptRun>;
  }
}

/** A script for browsers with all that it imports, as text. */
declare module '*?bundled' {
  const code: string;
  export default code;
}

/** A module for a thread of Node with all that it imports, as text. */
declare module '*?threaded' {
  const code: string;
  export default code;
}

interface ImportMetaEnv {
  /** In the pages of stages: which project of PostHog, and where. */
  readonly PUBLIC_POSTHOG_KEY: string;
  readonly PUBLIC_POSTHOG_HOST: string;
}
