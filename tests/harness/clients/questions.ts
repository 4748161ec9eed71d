/** Whom the programs ask flags for, and what the evaluator says to it. */
import { type Cohort, cohortSchema } from '../../../src/flags/cohorts/cohort.ts';
import { flagValue } from '../../../src/flags/decision.ts';
import { evaluateAll } from '../../../src/flags/evaluateAll.ts';
import type { FeatureFlag } from '../../../src/flags/flag.ts';
import { personProperties } from '../../../src/flags/personProperties.ts';
import type { Project } from '../flags/projectArbitrary.ts';
import { VECTORS } from './vectors.ts';

type Properties = Record<string, unknown>;

/** A person, and the company that they act for, as an app asks flags for them. */
export interface Question {
  distinct_id: string;
  groups: { company?: string };
  person_properties: Properties;
  group_properties: { company?: Properties };
}

/** What the programs let PostHog know before they ask: persons and companies with properties. */
const STORED: Record<string, Properties> = {
  edsger: { plan: 'pro' },
  barbara: { plan: 'free' },
  acme: { seats: 500 },
};

/** First those of the vectors, those that stored or sent properties decide, and generated visitors. */
export function questionsFor({ visitors }: Project): Question[] {
  const vectors = Array.from({ length: VECTORS }, (_, index) => ask(`distinct_id_${index}`));
  const ofPlan = [
    ask('edsger'),
    ask('edsger', { plan: 'free' }),
    ask('barbara'),
    ask('nobody-yet', { plan: 'pro' }),
  ];
  const ofCompany = [ask('alan', {}, 'acme'), ask('alan', {}, 'tiny', { seats: '500' })];
  const generated = visitors.map(({ distinctId, properties, company }) =>
    ask(distinctId, properties, company?.key, company?.properties),
  );
  return [...vectors, ...ofPlan, ...ofCompany, ...generated];
}

function ask(
  distinctId: string,
  person: Properties = {},
  company?: string,
  ofCompany?: Properties,
): Question {
  return {
    distinct_id: distinctId,
    groups: company === undefined ? {} : { company },
    person_properties: person,
    group_properties: ofCompany === undefined ? {} : { company: ofCompany },
  };
}

/** What the evaluator decides, by flag key: of the flags that are active, as the service answers. */
export function decide(
  flags: FeatureFlag[],
  cohorts: ReadonlyMap<number, Cohort>,
  { distinct_id: distinctId, groups, person_properties: person, group_properties }: Question,
): Record<string, boolean | string> {
  const { company } = groups;
  const device = person['$device_id'];
  const { decisions } = evaluateAll(flags, {
    distinctId,
    properties: personProperties(distinctId, STORED[distinctId] ?? {}, person),
    cohorts,
    ...(typeof device === 'string' && { deviceId: device }),
    ...(company !== undefined && {
      groups: {
        0: {
          key: company,
          properties: { ...STORED[company], $group_key: company, ...group_properties.company },
        },
      },
    }),
  });
  const active = flags.filter((flag) => flag.active);
  return Object.fromEntries(
    active.flatMap(({ key }) => {
      const decision = decisions.get(key);
      return decision ? [[key, flagValue(decision)]] : [];
    }),
  );
}

/** The generated cohorts as the evaluator takes them. */
export function cohortsOf({ cohorts }: Project): Map<number, Cohort> {
  return new Map(
    cohorts.map((properties, index) => [
      index + 1,
      cohortSchema.parse({ id: index + 1, filters: { properties } }),
    ]),
  );
}
