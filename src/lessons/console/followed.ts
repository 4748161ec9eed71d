import type { RunReport } from '../../receipts/runReport.ts';
import type { RunSoFar } from '../../runs/run.ts';
import { giveProof, isOwed, type KeptRun, type ProofPlace, type Told } from '../keptRun.ts';
import type { KeptRow, RowSoFar } from './keptRow.ts';
import { giveRowProof, isRowOwed } from './rowProof.ts';

/** A run, or several in a row, as a page follows it. */
export interface Followed extends Told<FollowedNews> {
  id: string;
  /** Whether there is proof to give. */
  isOwed: () => boolean;
  /** Gives the reader what is due by now: cookies of stages, and proof. */
  give: (where: ProofPlace) => Promise<void>;
}

/** What there is to show at one moment: a run, or a row. */
type FollowedNews = { news: number; isOver: boolean } & (
  { view: RunReport<RunSoFar>; row?: never } | { row: RowSoFar; view?: never }
);

/** Takes what was kept for something to follow. */
export function followed(kept: KeptRun | KeptRow): Followed {
  if ('runs' in kept) {
    return { ...kept, isOwed: () => isRowOwed(kept), give: (where) => giveRowProof(kept, where) };
  }
  return {
    ...kept,
    isOwed: () => isOwed(kept, kept.read().view),
    give: (where) => giveProof(kept, kept.read(), where),
  };
}
