declare namespace App {
  interface Locals {
    /** The SDK client, as a reader's own app would hold it. */
    posthog: import('posthog-node').PostHog;
    /** The PostHog project behind the site. */
    project: import('./project/project.ts').Project;
    /** Visits a stage's endpoint and records what came of it. */
    visit: import('./runs/run.ts').Visit;
    /** The same in another project, without the reader's cookies and without setting any. */
    visitIn: (project: import('./project/project.ts').Project) => import('./runs/run.ts').Visit;
    /** A run that had not settled when it was first shown, as it is by now. */
    findRun: import('./runs/createRunMemory.ts').RunMemory['find'];
  }
}
