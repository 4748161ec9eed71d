import rowStyles from '../../components/console/row.css?url';
import crowdStyles from '../../components/crowd/crowd.css?url';
import flagFormStyles from '../../components/flagForm/flagForm.css?url';
import frameStyles from '../../components/frame/frame.css?url';
import historyStyles from '../../components/history/history.css?url';
import lagStyles from '../../components/lag/lag.css?url';
import pollingStyles from '../../components/polling/polling.css?url';
import receiptStyles from '../../components/receipt/receiptLab.css?url';
import type { StepData } from '../../lessons/contentSchemas.ts';

/** Of the instruments, each in a file of its own. */
const INSTRUMENTS: Partial<Record<StepData['shows'], string>> = {
  'flag-form': flagFormStyles,
  receipt: receiptStyles,
  crowd: crowdStyles,
  lag: lagStyles,
  history: historyStyles,
  polling: pollingStyles,
};

/** Addresses of the styles that a step needs beside those of every step. */
export function stepStyles({ shows, rows }: StepData, isClient: boolean): string[] {
  const styles = [
    INSTRUMENTS[shows],
    isClient ? frameStyles : undefined,
    rows.length > 0 ? rowStyles : undefined,
  ];
  return styles.filter((style) => style !== undefined);
}
