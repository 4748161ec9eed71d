import type { MadeVisit } from '../../evidence/made.ts';
import { visibleText } from '../../text/visibleText.ts';
import { counted } from '../ui/format.ts';
import { leadsTo } from '../ui/leadsTo.ts';
import { pageQuote } from '../ui/pageQuote.ts';
import { problemText } from '../ui/problemText.ts';

/** A visit in words. */
export interface VisitLine {
  user: string;
  who: string;
  /** What the page said. */
  page: string;
  /** How much went to PostHog, and how long the page took. */
  traffic: string;
  problems: string[];
}

const LONGEST = 90;

/** What came of a visit, in a line. */
export function visitLine({ user, who, response, exchanges, problems }: MadeVisit): VisitLine {
  const requests = `${counted(exchanges.length, 'request')} to PostHog`;
  return {
    user,
    who,
    page: response ? pageSaid(response) : 'no page',
    traffic: response ? `${requests}, page after ${Math.round(response.ms)} ms` : requests,
    problems: problems.map(problemText),
  };
}

function pageSaid(response: NonNullable<MadeVisit['response']>): string {
  const { status, body } = response;
  const way = leadsTo(response);
  if (way !== undefined) return `status ${way}`;
  const text = visibleText(body);
  const said = text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
  const quoted = pageQuote(said);
  return status === 200 ? quoted : `status ${status}, ${quoted}`;
}
