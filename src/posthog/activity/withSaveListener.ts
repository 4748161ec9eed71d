import type { FlagTable } from '../store/flagTable.ts';
import type { StoredFlag } from '../store/storedFlag.ts';

/** The same flags, telling a listener of each that was created or saved. */
export function withSaveListener(flags: FlagTable, onSave: (flag: StoredFlag) => void): FlagTable {
  const told = (flag: StoredFlag): StoredFlag => {
    onSave(flag);
    return flag;
  };
  return {
    ...flags,
    create: (...fields) => told(flags.create(...fields)),
    save: (...fields) => told(flags.save(...fields)),
  };
}
