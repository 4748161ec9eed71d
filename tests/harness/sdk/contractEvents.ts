import type { ContractCall, ContractTest } from './contractTest.ts';

/** An event that an SDK makes of a call: what its request says of it, in whatever form. */
export interface ContractEvent {
  uuid: string;
  event: string;
  distinct_id: string;
  timestamp: string;
  properties: Record<string, unknown>;
  options: Record<string, unknown>;
}

/** The events of a call of `capture` or `capture_ai`. */
export function contractEvents(call: ContractCall, test: ContractTest): ContractEvent[] {
  return Array.from({ length: call.count ?? 1 }, (_, index) => {
    const numbered = (text = '') => text.replace('{index}', String(index));
    return {
      uuid: call.uuid ?? crypto.randomUUID(),
      event: numbered(call.event),
      distinct_id: numbered(call.distinct_id),
      // The contract asks SDKs to say every time in UTC.
      timestamp: new Date(call.timestamp ?? Date.now()).toISOString(),
      properties: {
        ...call.properties,
        $lib: 'contract',
        $lib_version: '1.0.0',
        ...(test.geoip_disable && { $geoip_disable: true }),
      },
      options: call.options ?? {},
    };
  });
}
