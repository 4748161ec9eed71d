import type { CodeProblem } from '../../erase/erasedModule.ts';
import type { Fault } from '../../runs/run.ts';
import type {
  FromWorker,
  LogEntry,
  ToWorker,
  VersionResponse,
  VersionStart,
} from '../../worker/messages.ts';
import { type RecordedRequest, recordRequests } from '../frame/recordRequests.ts';
import { trackEvents } from './trackEvents.ts';
import { takeWorker, warmUp } from './warmWorker.ts';
import { watchWorker } from './watchWorker.ts';

/** What came of a version so far; times count from its beginning. */
export interface RecordedVersion {
  response?: VersionResponse & { ms: number };
  setCookies: string[];
  exchanges: RecordedRequest[];
  problems: CodeProblem[];
  /** True once nothing more will come. */
  isOver: boolean;
}

interface Options {
  /** Where on the site its requests to PostHog are sent. */
  relay?: string;
  fault?: Fault | undefined;
  onLog?: (entry: LogEntry) => void;
  onProblem?: (problem: CodeProblem) => void;
  /** Is told of everything new. */
  onNews?: (soFar: RecordedVersion) => void;
}

/** More problems tell nothing more. */
const MOST_PROBLEMS = 10;

/** Runs a version once, in a worker of its own, and resolves once nothing more will come of it. */
export async function runVersion(start: VersionStart, options: Options): Promise<RecordedVersion> {
  const { relay, fault, onLog, onProblem, onNews } = options;
  const { port, end } = await takeWorker();
  const begun = performance.now();
  const recorded: RecordedVersion = { setCookies: [], exchanges: [], problems: [], isOver: false };
  const news = () => onNews?.(recorded);
  const recorder = recordRequests({
    host: start.connection.host,
    ...(relay !== undefined && { relay }),
    fault,
    hold: undefined,
    begun,
    onNews: news,
  });
  recorded.exchanges = recorder.exchanges;
  const events = trackEvents(recorder.exchanges);
  const tell = (message: ToWorker) => {
    port.postMessage(message);
  };
  const complain = (problem: CodeProblem) => {
    const isKnown = recorded.problems.some(
      ({ sentence, line }) => sentence === problem.sentence && line === problem.line,
    );
    if (isKnown || recorded.problems.length >= MOST_PROBLEMS) return;
    recorded.problems.push(problem);
    onProblem?.(problem);
    news();
  };
  const watch = watchWorker({
    fault,
    ask: () => tell({ type: 'ask' }),
    isSettled: events.areSettled,
  });
  port.onmessage = ({ data }: MessageEvent<FromWorker>) => {
    watch.heard(data);
    if (data.type === 'send') void recorder.send(data.request).then(tell);
    else if (data.type === 'gave-up') recorder.giveUp(data.id);
    else if (data.type === 'captured') events.captured(data.uuid);
    else if (data.type === 'logged') onLog?.(data.entry);
    else if (data.type === 'problem') complain(data.problem);
    else if (data.type === 'answered' && !recorded.response) {
      recorded.response = { ...data.response, ms: performance.now() - begun };
      recorded.setCookies = data.setCookies;
      news();
    }
  };
  tell({ type: 'start', start });
  const stopped = await watch.over;
  end();
  warmUp();
  if (stopped !== undefined) complain({ sentence: stopped });
  recorded.isOver = true;
  news();
  return recorded;
}
