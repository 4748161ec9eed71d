/**
 * What the page of the site and the frame in which a stage runs say to each other.
 */

/** What a browser keeps for a page: the entries of its storage, and its cookies. */
export interface Stored {
  local: Record<string, string>;
  session: Record<string, string>;
  cookies: Record<string, string>;
}

/** Begins the page's script, once. A port comes with it, for all that follows. */
export interface FrameStart {
  type: 'start';
  /** The module to run, of JavaScript. */
  code: string;
  /** The code of the packages that it may import, by their names. */
  packages: Record<string, string>;
  /** What the browser kept from earlier visits. */
  stored: Stored;
  /** What the visitor presses, one after the other, each once the page is quiet: the texts of buttons. */
  presses: readonly string[];
}

/** A request on its way out of the frame. */
export interface SentRequest {
  id: number;
  method: string;
  url: string;
  contentType: string | null;
  body: ArrayBuffer | undefined;
}

/** The page as it looked at one moment, in milliseconds since its script began. */
export interface Moment {
  ms: number;
  html: string;
  /** The button that was pressed just before. */
  pressed?: string;
}

/** What the frame tells. */
export type FromFrame =
  | { type: 'send'; request: SentRequest }
  | { type: 'moment'; moment: Moment }
  | { type: 'stored'; stored: Stored }
  | { type: 'problem'; sentence: string }
  /** The visitor has done everything, and left. */
  | { type: 'left' };

/** What the frame is told of a request. */
export type ToFrame =
  | { type: 'answer'; id: number; status: number; contentType: string; body: string }
  | { type: 'failed'; id: number; message: string };

/** Says that a frame listens; asks one whether it does. */
export const READY = 'flagbook:ready';
export const ASK = 'flagbook:ask';
