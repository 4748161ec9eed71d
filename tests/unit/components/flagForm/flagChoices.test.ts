import { expect, test } from 'vitest';
import { flagChoices } from '../../../../src/components/flagForm/flagChoices.ts';
import { openFlagForm } from '../../../../src/lessons/flagForm/submitFlagForm.ts';
import { buttonColors, teamInbox } from '../../../../src/tutorials/companies/flags.ts';
import { openTestProject } from '../../../harness/project/openTestProject.ts';

test('a flag about companies can be matched by company, whether or not PostHog has met one', async () => {
  const { api, posthog } = openTestProject();
  const matchBy = async () => {
    const [choice] = flagChoices(await openFlagForm(api, teamInbox));
    return choice;
  };
  const options = [
    ['', 'persons'],
    ['0', 'company'],
  ];
  expect(await matchBy()).toMatchObject({ label: 'Match by', isUsed: true, options });
  posthog.capture({ distinctId: 'nora', event: 'met', groups: { company: 'meadow' } });
  await posthog.flush();
  expect(await matchBy()).toMatchObject({ options });
});

test('another flag can be matched by what PostHog has met, in the fold', async () => {
  const [choice] = flagChoices(await openFlagForm(openTestProject().api, buttonColors));
  expect(choice).toMatchObject({ isUsed: false, options: [['', 'persons']] });
});
