/** An official SDK of another language, and the small program that is an app with it. */

/** How the program is run: a command, and what it needs around it. */
export interface Launch {
  command: string;
  args: string[];
  env?: Record<string, string>;
}

/** What there is to make a program run with. */
export interface Ground {
  /** The runtime's command. */
  command: string;
  /** The folder with the SDK's source, next to others; undefined to install the SDK. */
  checkout: string | undefined;
  /** A folder that is thrown away. */
  folder: string;
  /** What to install. */
  version: string;
}

export interface Client {
  sdk: string;
  /** Commands of its runtime; the first with which the program starts is taken. */
  commands: string[];
  /** @throws {Error} what is missing, in words that follow `needs`. */
  launch: (ground: Ground) => Promise<Launch>;
}

/** A client as it is on this machine: ready to run, or with what it needs for that. */
export type PreparedClient =
  | { sdk: string; version: string; runtime: string; launch: Launch }
  | { sdk: string; missing: string };
