import { colorChecks, colorPageChecks } from './companies/colorChecks.ts';
import { computed } from './companies/computed.ts';
import { crowdChecks } from './companies/crowdChecks.ts';
import { findings, pageFindings } from './companies/findings.ts';
import { buttonColors, serverRollout, teamInbox } from './companies/flags.ts';
import { inboxChecks } from './companies/inboxChecks.ts';
import { planChecks } from './companies/planChecks.ts';
import { serverChecks } from './companies/serverChecks.ts';
import { stages } from './companies/stages.ts';
import { oneInbox } from './companies/tasks/oneInbox.ts';
import type { Tutorial } from './tutorial.ts';

const { 'company-dot': companyDot, ...visited } = crowdChecks;

/** Flags about companies and machines, and what a flag can carry. */
export const tutorial: Tutorial = {
  title: 'Companies and configuration',
  description:
    'Flags that decide for whole companies and for machines, and pages that change without a deploy.',
  order: 60,
  needs: ['first-flag'],
  take: 'by-company',
  explains: [
    {
      step: 'by-company',
      text: 'What a flag hashes that matches by company, and why all of a company is in or out together.',
      question: 'omar-with-company',
    },
    {
      step: 'by-company',
      text: 'Why a feature is off, without an error, where a call forgets the groups.',
      question: 'asked-without',
    },
    {
      step: 'company-plan',
      text: 'How one colleague can change the page of all, and where a fact has to be written for that.',
      question: 'mei-upgraded',
    },
    {
      step: 'payload',
      text: 'How a page changes without a deploy, and what it does on the day without an answer.',
      question: 'what-it-takes',
    },
    {
      step: 'machine',
      text: 'Why a property of an event is not a property of whoever sent it.',
      question: 'event-property',
    },
  ],
  flags: [teamInbox, buttonColors, serverRollout],
  events: ['opened_inbox', 'server_identify', 'upgraded'],
  stages,
  checks: { ...inboxChecks, ...planChecks, ...colorChecks, ...visited, ...serverChecks },
  pageChecks: colorPageChecks,
  deedChecks: { 'company-dot': companyDot },
  findings,
  pageFindings,
  computed,
  tasks: { 'one-inbox': oneInbox },
};
