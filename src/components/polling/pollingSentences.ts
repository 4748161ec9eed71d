/**
 * What servers that poll know of a save, in words.
 */

import { countKnowing, knownAfter, pollsPerHour, SERVERS } from '../../flags/polling/polls.ts';
import type { OpenedPolling } from '../../lessons/polling/openPolling.ts';
import { isolate } from '../../text/isolation.ts';
import { formatCount } from '../ui/format.ts';

/** How many know at the moment that is looked at: `10 s after the save, 17 of 50 servers know of it.` */
export function knowingSentence({
  form,
  knowing,
}: Pick<OpenedPolling, 'form' | 'knowing'>): string {
  const know =
    knowing === 0
      ? 'no server knows of it'
      : knowing === SERVERS
        ? `all ${SERVERS} servers know of it`
        : `${knowing} of ${SERVERS} servers know of it`;
  return `${form.at} s after the save, ${know}.`;
}

/** What the user gets from which servers, after the last save. */
export function answerSentence({
  form,
  knowing,
  answers,
}: Pick<OpenedPolling, 'form' | 'knowing' | 'answers'>): string {
  const user = isolate(form.user);
  if (!answers) return `What the last save changed for ${user}, PostHog does not tell.`;
  const [was, is] = [answers.old, answers.new].map((on) => (on ? 'on' : 'off'));
  if (was === is) return `For ${user}, that save changed nothing: ${is} everywhere.`;
  const unknowing = SERVERS - knowing;
  if (unknowing === 0) return `For ${user} the flag is ${is} on every server.`;
  if (knowing === 0) return `For ${user} the flag is still ${was}, on every server.`;
  return `For ${user} the flag is ${is} on ${servers(knowing)}, and on ${servers(unknowing)} it is still ${was}.`;
}

/** The numbers that stand beside the curve. */
export function pollingFacts({
  form,
  delays,
}: Pick<OpenedPolling, 'form' | 'delays'>): { label: string; value: string }[] {
  return [
    { label: 'Half of them know after', value: seconds(knownAfter(delays, 0.5)) },
    { label: 'All of them know after', value: seconds(knownAfter(delays, 1)) },
    { label: 'Questions in an hour', value: formatCount(pollsPerHour(form.interval)) },
  ];
}

/** The curve for those who cannot see: how many know at each quarter of it. */
export function curveLabel(delays: readonly number[], end: number): string {
  const quarters = [0, 0.25, 0.5, 0.75, 1].map((share) => {
    const at = share * end;
    return `${countKnowing(delays, at)} after ${Number(at.toFixed(1))} s`;
  });
  return `Servers that know of the save: ${quarters.join(', ')}.`;
}

function servers(count: number): string {
  return count === 1 ? '1 server' : `${count} servers`;
}

function seconds(value: number): string {
  return `${value.toFixed(1)} s`;
}
