import type { AstroCookies } from 'astro';
import type { Project } from '../project/project.ts';
import { type OpenedReceipt, openReceipt } from '../receipts/openReceipt.ts';
import { type Overview, readOverview } from '../receipts/readOverview.ts';
import type { RunReport } from '../receipts/runReport.ts';
import { findCut } from '../scene/findCut.ts';
import { readScene } from '../scene/readScene.ts';
import { SemaphoreError } from '../turns/createSemaphore.ts';
import type { Check } from './checks/check.ts';
import { checkStep } from './checks/checkStep.ts';
import { delayOf } from '../evidence/evidence.ts';
import { noteDeeds, noteReceipt } from './checks/noteDeeds.ts';
import type { OrderReport, RowSoFar } from './console/keptRow.ts';
import { chooseBrowser, readRunOrder, type RunOrder } from './console/readRunOrder.ts';
import type { StepData } from './contentSchemas.ts';
import type { FlagForm } from './flagForm/flagForm.ts';
import { formText } from './flagForm/parseFlagDraft.ts';
import { openFlagForm, submitFlagForm } from './flagForm/submitFlagForm.ts';
import { changeFlag } from './history/changeFlag.ts';
import { type OpenedHistory, openHistory } from './history/openHistory.ts';
import { type OpenedCrowd, openCrowd } from './openCrowd.ts';
import { type OpenedPolling, openPolling } from './polling/openPolling.ts';
import { chooseStage, countedVisitsOf } from './stages.ts';
import { flagOfStep } from './flagOfStep.ts';
import { flagMeant } from './tutorials.ts';

/** A step's work pane as a request finds it. */
export interface OpenedStep {
  /** The stage, the user and the browser that the console stands at. */
  stage: string;
  user: string;
  browser: string | undefined;
  /** What came of the run, if the address asked for one; of several in a row the last. */
  run: RunReport | undefined;
  /** The row of requests that it is one of. */
  row: RowSoFar | undefined;
  /** Why the address runs nobody, though it asks for it. */
  refusal: string | undefined;
  checks: Check[];
  overview: Overview;
  /** The instrument that the step leads with; the others are undefined. */
  flagForm: FlagForm | undefined;
  receipt: OpenedReceipt | undefined;
  crowd: OpenedCrowd | undefined;
  history: OpenedHistory | undefined;
  polling: OpenedPolling | undefined;
  /** Why the receipt is not the one that the address means, if it cannot be. */
  problem: string | undefined;
}

/** Who opens a step, and where. */
interface Reader {
  request: Request;
  /** The form that the request brought. */
  form: FormData;
  cookies: AstroCookies;
  project: Project;
  /** Runs what is ordered to the end. */
  run: (order: RunOrder) => Promise<OrderReport>;
  /** A run of before, by its id. */
  find: (id: string) => { view: RunReport; row: RowSoFar | undefined } | undefined;
  /** The frontmatter of all steps: a receipt that is opened here may be asked for in another. */
  steps: readonly StepData[];
}

/**
 * Does what a request for a step asks for: saves its flag form, runs its stage, opens its instrument;
 * and looks what is done of it.
 *
 * @throws {ApiError} when PostHog refuses what the flag form or the crowd begins with
 */
export async function openStep(data: StepData, reader: Reader): Promise<OpenedStep> {
  const { request, form, cookies, project, steps } = reader;
  const url = new URL(request.url);
  const cut = findCut(url.search);
  // A link that was cut means none of what it seems to say.
  const searchParams = cut === undefined ? url.searchParams : new URLSearchParams();
  const isSent = request.method === 'POST';
  const saved =
    data.shows === 'flag-form' && isSent
      ? await submitFlagForm(project.api, form, flagOfStep(data))
      : undefined;
  const said =
    (data.shows === 'history' || data.shows === 'polling') && isSent
      ? await changeFlag(project.api, flagOfStep(data), formText(form, 'do'))
      : undefined;
  const stage = chooseStage(data, searchParams.get('stage') ?? '') ?? data.stage;
  const asked = searchParams.get('user');
  const user = asked || data.cast[0]?.user || 'ada';
  // An address that only names a user runs nobody: to reload it must change nothing. A form that is
  // sent goes to the address of the page that it stands on, which was run when that was opened.
  const runs = !isSent && searchParams.has('run') && (asked || searchParams.has('row'));
  const field = (name: string) => searchParams.get(name) ?? '';
  const { order, problem: wrong } = runs
    ? readRunOrder(data, {
        stage,
        user,
        posthog: field('posthog'),
        browser: field('browser'),
        row: field('row'),
      })
    : {};
  const ran: Ran = order ? await unlessFull(reader.run(order)) : { views: [] };
  const { views, refusal = cut ?? wrong } = ran;
  const found = reader.find(field('shown'));
  const run = views.at(-1) ?? found?.view;
  const row = ran.row ?? found?.row;
  const browser = chooseBrowser(data, field('browser'));
  const { scene = {}, problem = cut } = readScene(searchParams);

  // Of a tutorial without a flag a step has no instrument that would ask.
  const taught = () => flagMeant(scene.about, flagOfStep(data));
  // All at once: a PostHog that does not answer keeps a reader waiting for one timeout, not for three.
  const { signal } = request;
  const reading =
    data.shows === 'receipt'
      ? openReceipt(project, scene, searchParams, taught(), signal)
      : undefined;
  const polled =
    data.shows === 'polling'
      ? openPolling(project.api, taught(), searchParams, said, user)
      : undefined;
  const [opened, receipt, crowd, history, polling, checks, overview] = await Promise.all([
    data.shows === 'flag-form' && !saved ? openFlagForm(project.api, flagOfStep(data)) : undefined,
    reading,
    data.shows === 'crowd' ? openCrowd(project.api, searchParams, taught()) : undefined,
    data.shows === 'history' ? openHistory(project.api, taught(), said) : undefined,
    polled,
    check(),
    readOverview(project, user, countedVisitsOf(stage)),
  ]);
  const instruments = { flagForm: saved ?? opened, receipt, crowd, history, polling };
  return { stage, user, browser, run, row, refusal, checks, overview, ...instruments, problem };

  async function check() {
    const where = { project, cookies };
    if (reading) await noteReceipt(steps, await reading, where);
    if (polled) await noteDeeds(steps, where, { knowing: (await polled).knowing });
    return checkStep(data, where, { runs: views, delayMs: delayOf(project) });
  }
}

/** What came of an order, or why there is no room for it. */
type Ran = OrderReport & { refusal?: string };

/** Runs, or says that there is no room. */
async function unlessFull(running: Promise<OrderReport>): Promise<Ran> {
  try {
    return await running;
  } catch (error) {
    if (!(error instanceof SemaphoreError)) throw error;
    return { views: [], refusal: `Many try this at once: ${error.message}` };
  }
}
