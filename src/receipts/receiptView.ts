import type { AskedGroup } from '../flags/explain/askedGroup.ts';
import type { Explanation } from '../flags/explain/explanation.ts';
import type { FeatureFlag } from '../flags/flag.ts';
import type { Counterfactual } from '../flags/whatIf/counterfactuals.ts';

/** Everything that a receipt draws: a decision, what led to it, and what would turn it over. */
export interface ReceiptView {
  flag: FeatureFlag;
  explanation: Explanation;
  /** The properties at which the flag looks, also those that the person lacks (undefined). */
  used: UsedProperty[];
  /** What else PostHog knows of the person. */
  unused: Record<string, unknown>;
  /** The groups at which the flag looks, whether or not the user acts for one of that type. */
  groups: UsedGroup[];
  flips: Flip[];
  /** The receipt's own address; undefined when it does not fit into one. */
  link: string | undefined;
}

/** A group at which the flag looks, with the properties at which it looks. */
export interface UsedGroup extends AskedGroup {
  used: UsedProperty[];
  /** What else PostHog knows of it. */
  unused: Record<string, unknown>;
}

/** A property at which the flag looks, with the value that the person or the group has. */
export interface UsedProperty {
  key: string;
  value: unknown;
  /** True when the value came with the request, and not from what PostHog has stored. */
  isGiven: boolean;
}

/** A change that would turn the decision over. */
export interface Flip extends Counterfactual {
  /** Where the receipt stands with that change made; undefined when it fits into no address. */
  href: string | undefined;
}
