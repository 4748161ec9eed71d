/**
 * What a tutorial declares: all that the site knows of it besides its words.
 */

import type { Evidence, Seen } from '../evidence/evidence.ts';
import type { Fault } from '../evidence/firstFault.ts';
import type { Made, TaskPlan } from '../evidence/made.ts';
import type { RunReport } from '../receipts/runReport.ts';
import type { StageRequest } from '../runs/stageRequest.ts';
import type { SceneFlag } from '../scene/scene.ts';

/**
 * A tutorial, as `src/tutorials/<id>.ts` exports it under the name `tutorial`; its words are
 * `content/<id>/NN-name.mdx`.
 */
export interface Tutorial {
  title: string;
  /** One sentence, for the home page and search engines. */
  description: string;
  /** Its place among all, the lowest first. */
  order: number;
  /** Ids of the tutorials that it builds on. */
  needs: readonly string[];
  /** The stage whose code its end gives along. */
  take: string;
  /** What somebody who has done it can explain: the step that showed it, and a question that asked. */
  explains: readonly { step: string; text: string; question: string }[];
  /** The flags that its stages read; its instruments begin with the first. */
  flags: readonly TaughtFlag[];
  /** Names of the events that its stages capture, first the one that its breakdown counts. */
  events: readonly string[];
  /** Its stages by the names of their folders in `src/pages/stages/`, in the order in which they grow. */
  stages: Readonly<Record<string, Stage>>;
  /** How each of its checks is seen in the evidence; the steps' frontmatter says what each is called. */
  checks: Readonly<Record<string, Check>>;
  /** The same for checks that a page by itself proves, whatever becomes of the calls to PostHog after it. */
  pageChecks?: Readonly<Record<string, Check>>;
  /** The same for checks of deeds outside a step's console: a receipt opened, a crowd sent, a link followed. */
  deedChecks?: Readonly<Record<string, Check>>;
  /** What a run says that its questions ask for, beside `src/evidence/findings.ts`. */
  findings?: Readonly<Record<string, Finding>>;
  /** The same where a page by itself says it. */
  pageFindings?: Readonly<Record<string, Finding>>;
  /** What the evaluator says that its questions ask for. */
  computed?: Readonly<Record<string, () => string>>;
  /** What its reader may change in the code, by names that are unique over all tutorials. */
  tasks?: Readonly<Record<string, Task>>;
}

/** A flag that a tutorial is about. */
export interface TaughtFlag {
  key: string;
  /** What it is for, as PostHog says it beside the key. */
  name?: string;
  /** Name of the early access feature that it stands behind, where its tutorial is about one. */
  feature?: string;
  /** The kind of group that it is about, which every project numbers for itself; 0 in what follows. */
  groupType?: string;
  /** As the tutorial first makes it: what its form offers, and what is explained while PostHog has none. */
  recipe: SceneFlag;
  /** As later steps save it, by a name such as `2 of 5: everyone at the company`. */
  states?: Readonly<Record<string, SceneFlag>>;
}

/** A stage of the demo app besides its files. */
export interface Stage {
  title: string;
  /** The stage that its code is compared with, of this tutorial or another. */
  since?: string;
  /** The keys that it asks PostHog for; the decision on the first is what the console shows. */
  flags?: readonly string[];
  /** The event that counts its visits, where that is not the tutorial's first. */
  event?: string;
  /** What the console sends to it: a GET of `/user/{user}` where nothing is said. */
  request?: StageRequest;
  /** Set where its page has a script, `_page.ts` beside its `index.ts`, which runs in the reader's browser. */
  client?: ClientStage;
  /** Why a reader cannot change its code and run that: a sentence, which stands in place of the button. */
  fixed?: string;
  /** Set for an edit: one thing changed for the worse, which is seen when it is run for `tries`. */
  edit?: { tries: string; shows: string };
}

/** How the console uses a page that runs in a browser: as a visitor would. */
export interface ClientStage {
  /** What the visitor presses, one after the other, each once the page is quiet: the texts of buttons. */
  presses?: readonly string[];
  /** Whether the browser of a user keeps what the page stored, until the reader leaves the step. */
  keeps?: boolean;
  /** Whether PostHog's first answer about flags is held back until the reader lets it through. */
  holds?: boolean;
  /**
   * By user: the anonymous ID that posthog-js gave their browser, the first of the step's, at an earlier
   * visit. Others have a new browser.
   */
  anonymousIds?: Readonly<Record<string, string>>;
}

/** A task for a reader who changes the code of a stage: judged by what their version does. */
export interface Task {
  title: string;
  /** The name of the step at whose end it stands. */
  step: string;
  /** The stage whose code it starts with. */
  stage: string;
  /** What the code shall do, in one to three sentences. */
  goal: string;
  hint: string;
  /** A stage whose code does it. */
  solution: string;
  /** What that code shows, once the reader's own does it. */
  shows: string;
  /**
   * What a check does, each time for users whom nobody has met.
   *
   * @param random gives a number from 0 to 1, as `Math.random` does
   */
  plan: (random: () => number) => TaskPlan;
  /** What is wrong; undefined where the code does what it shall. */
  judge: (made: Made) => Fault | undefined;
}

/** What was seen, in a few words such as `on, set 1`, or nothing yet. */
export type Check = (evidence: Evidence) => Seen | Promise<Seen>;

/** What a run says in a few words; undefined when it says nothing that could answer. */
export type Finding = (view: RunReport, evidence: Evidence) => Seen | Promise<Seen>;
