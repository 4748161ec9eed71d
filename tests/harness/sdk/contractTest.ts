import contract from '../../fixtures/sdkContract.json' with { type: 'json' };

/** How an SDK speaks: as servers do, as browsers do, or the newest form of capture. */
export type Dialect = 'server' | 'client' | 'v1';

/** A call of the SDK's own, with its arguments as the contract names them. */
export interface ContractCall {
  call: 'capture' | 'capture_ai' | 'get_feature_flag';
  distinct_id: string;
  event?: string;
  /** How many events; `{index}` in the arguments is then the number of each. */
  count?: number;
  properties?: Record<string, unknown>;
  timestamp?: string;
  uuid?: string;
  /** What the newest form of capture says beside the properties. */
  options?: Record<string, unknown>;
  key?: string;
  person_properties?: Record<string, unknown>;
  groups?: Record<string, string>;
  group_properties?: Record<string, Record<string, unknown>>;
  disable_geoip?: boolean;
}

/** What a server answers to one request: a status, or for each event of it a result. */
export type Answer = number | string[];

/** One test of PostHog's SDK contract, as far as it shows in what the SDK sends. */
export interface ContractTest {
  id: string;
  /** For capture: which SDKs it is about. */
  sdks?: Dialect[];
  api_key?: string;
  encoding?: 'gzip' | 'deflate' | 'br' | 'zstd';
  geoip_disable?: boolean;
  historical_migration?: boolean;
  calls: (ContractCall | 'flush')[];
  /** What the SDK is answered, in order; 200 for all that follows. */
  answers?: Answer[];
}

export const contractTests = contract.tests as ContractTest[];

/** The dialects in which SDKs go through a test. */
export function dialectsOf({ id, sdks }: ContractTest): Dialect[] {
  return id.startsWith('capture_v1/') ? ['v1'] : (sdks ?? ['server']);
}
