import { isolate } from '../../text/isolation.ts';
import { whyNotVisited } from '../../runs/stageRequest.ts';
import { findCut } from '../../scene/findCut.ts';

/** What the address of a comparison asks for. */
export interface Comparison {
  user: string;
  /** How many users to send through all stages; 0 for none. */
  crowd: number;
  /** What of it cannot be done, or not as it is asked for, each in a sentence. */
  problems: string[];
  /** Whether the user can be visited. */
  canVisit: boolean;
}

const FEWEST = 10;
const MOST = 1000;
const FIRST_USER = 'ada';

/** Reads the address of a comparison: `user`, and `crowd` for a number of users. */
export function readComparison({ search, searchParams }: URL): Comparison {
  const cut = findCut(search);
  if (cut !== undefined) return { user: FIRST_USER, crowd: 0, problems: [cut], canVisit: false };
  const user = searchParams.get('user') || FIRST_USER;
  const notVisited = whyNotVisited(user);
  const { crowd, problem } = readCrowdSize(searchParams.get('crowd') ?? '');
  const problems = [notVisited, problem].filter((sentence) => sentence !== undefined);
  return { user, crowd, problems, canVisit: notVisited === undefined };
}

function readCrowdSize(text: string): { crowd: number; problem?: string } {
  // What ended the sentence around the link is no part of the number.
  const asked = text.trim().replace(/^(\d+)[\p{P}\p{S}\s]+$/u, '$1');
  if (asked === '') return { crowd: 0 };
  if (!/^\d+$/.test(asked)) {
    return {
      crowd: 0,
      problem: `The address asks for a crowd of “${isolate(asked.slice(0, 40))}”, which is no number of users. Nobody was sent. Ask for ${FEWEST} to ${MOST.toLocaleString('en')}.`,
    };
  }
  const crowd = Math.min(Math.max(Number(asked), FEWEST), MOST);
  if (crowd === Number(asked)) return { crowd };
  const limit = crowd === MOST ? 'the most' : 'the fewest';
  return {
    crowd,
    problem: `The address asks for a crowd of ${asked.slice(0, 40)}. ${crowd.toLocaleString('en')} is ${limit}, so as many were sent.`,
  };
}
