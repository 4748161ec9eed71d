import { ownValue } from '../../json/ownValue.ts';
import { ApiError } from '../../project/api/apiError.ts';
import type { Api } from '../../project/api/createApi.ts';
import type { TaughtFlag } from '../../tutorials/tutorial.ts';

type Said = { note: string } | { problem: string };

/**
 * Carries out a button of an instrument that saves the flag: `save-<state>` gives it the condition sets
 * of a state, and makes it where PostHog has none; `switch-on` and `switch-off` switch it. What else the
 * flag has stays as it is.
 */
export async function changeFlag(
  api: Pick<Api, 'flagByKey' | 'createFlag' | 'updateFlag'>,
  taught: TaughtFlag,
  button: string,
): Promise<Said> {
  try {
    return { note: await change(api, taught, button) };
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return { problem: error.message };
  }
}

async function change(
  api: Pick<Api, 'flagByKey' | 'createFlag' | 'updateFlag'>,
  { key, name = '', states = {} }: TaughtFlag,
  button: string,
): Promise<string> {
  const flag = await api.flagByKey(key);
  const chosen = button.replace(/^save-/, '');
  const state = ownValue(states, chosen);
  if (state) {
    const { groups } = state.filters;
    if (!flag) await api.createFlag({ key, name, filters: { groups } });
    else await api.updateFlag(flag.id, { filters: { ...flag.filters, groups }, active: true });
    return `Saved: ${chosen}.`;
  }
  const [, active] = /^switch-(on|off)$/.exec(button) ?? [];
  if (active === undefined) return 'Nothing was saved: this button is unknown. Reload the page.';
  if (!flag) return 'There is no flag to switch. Create it first.';
  await api.updateFlag(flag.id, { active: active === 'on' });
  return `Switched ${active}.`;
}
