import { PostHog } from 'posthog-node';
import { PostHog as PostHog2 } from 'posthog-node-2';
import { PostHog as PostHog3 } from 'posthog-node-3';
import { PostHog as PostHog4 } from 'posthog-node-4';
import { nodeName } from './sdkNames.ts';

interface FlagOptions {
  groups?: Record<string, string>;
  personProperties?: Record<string, string>;
  groupProperties?: Record<string, Record<string, string>>;
  onlyEvaluateLocally?: boolean;
}

type FlagValue = string | boolean;

/** The calls that posthog-node has had since its second major version. */
export interface NodeClient {
  capture: (message: {
    distinctId: string;
    event: string;
    properties?: Record<string, unknown>;
    groups?: Record<string, string>;
    sendFeatureFlags?: boolean;
    timestamp?: Date;
  }) => void;
  identify: (message: { distinctId: string; properties?: Record<string, unknown> }) => void;
  alias: (message: { distinctId: string; alias: string }) => void;
  groupIdentify: (message: {
    groupType: string;
    groupKey: string;
    properties?: Record<string, unknown>;
  }) => void;
  isFeatureEnabled: (
    key: string,
    distinctId: string,
    options?: FlagOptions,
  ) => Promise<boolean | undefined>;
  getFeatureFlag: (
    key: string,
    distinctId: string,
    options?: FlagOptions,
  ) => Promise<FlagValue | undefined>;
  getFeatureFlagPayload: (
    key: string,
    distinctId: string,
    matchValue?: FlagValue,
    options?: FlagOptions,
  ) => Promise<unknown>;
  getAllFlags: (distinctId: string, options?: FlagOptions) => Promise<Record<string, FlagValue>>;
  getAllFlagsAndPayloads: (
    distinctId: string,
    options?: FlagOptions,
  ) => Promise<{
    featureFlags?: Record<string, FlagValue> | undefined;
    featureFlagPayloads?: Record<string, unknown> | undefined;
  }>;
  reloadFeatureFlags: () => Promise<void>;
  optOut: () => unknown;
  optIn: () => unknown;
  getRemoteConfigPayload?: (key: string) => Promise<unknown>;
  shutdown: () => unknown;
  /** Before version 4, the one that waits. */
  shutdownAsync?: () => Promise<void>;
}

interface Options {
  host: string;
  personalApiKey?: string;
}

/** A version of posthog-node. */
export interface NodeSdk {
  name: string;
  /** A client with the default options, but for those given. */
  open: (options: Options) => NodeClient;
}

const KEY = 'phc_flagbook';

export const nodeSdks: NodeSdk[] = [
  { name: nodeName('posthog-node'), open: (options) => new PostHog(KEY, options) },
  { name: nodeName('posthog-node-4'), open: (options) => new PostHog4(KEY, options) },
  { name: nodeName('posthog-node-3'), open: (options) => new PostHog3(KEY, options) },
  { name: nodeName('posthog-node-2'), open: (options) => new PostHog2(KEY, options) },
];

/** Sends what is waiting and ends the client. */
export async function endClient(client: NodeClient): Promise<void> {
  await (client.shutdownAsync ? client.shutdownAsync() : client.shutdown());
}
