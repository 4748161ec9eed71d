/** A room of the house: a folder, what belongs there, and what its files may import. */
export interface Room {
  /** The folder, with a slash at its end. */
  room: string;
  /** What belongs there and, where that is in doubt, what does not. */
  holds: string;
  /** Rooms besides its own; one that ends in two stars means all rooms below it, too. */
  mayImport: string[];
  /** npm packages and Node's modules. */
  packages: RegExp;
  /** Rooms whose files may be imported as text, with `?raw`. */
  raw?: string[];
  /** Types cost nothing when they run: these files may take them from anywhere. */
  anyType?: boolean;
}
