/** How long accepted events wait before they are ingested. */
export interface Lag {
  delayMs: number;
  /** Nothing is ingested, however long it has waited. */
  paused: boolean;
}
