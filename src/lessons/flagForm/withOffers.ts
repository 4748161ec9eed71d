import { pick } from 'es-toolkit';
import type { TaughtFlag } from '../../tutorials/tutorial.ts';

/** A flag with those of its states that the sent form offered: its step may offer some of them only. */
export function withOffers(taught: TaughtFlag, form: FormData): TaughtFlag {
  const offers = form.getAll('offers').map(String);
  return offers.length > 0 ? { ...taught, states: pick(taught.states ?? {}, offers) } : taught;
}
