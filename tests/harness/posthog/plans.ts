/** An event that sets properties of a person. */
export const set = (distinct_id: string, properties: object) => ({
  event: 'seen',
  distinct_id,
  properties: { $set: properties },
});

/** What makes a cohort of all persons with a plan. */
export const withPlan = (value: unknown) => ({
  properties: {
    type: 'OR',
    values: [{ type: 'AND', values: [{ key: 'plan', type: 'person', value, operator: 'exact' }] }],
  },
});
