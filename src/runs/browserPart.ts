/**
 * What a visitor's browser did with a stage's page: posted by the page of the site, and no more to be
 * trusted than any other form.
 */

import * as z from 'zod';
import { parseJson } from '../json/readJson.ts';
import { MOST_EXCHANGES } from './mostExchanges.ts';
import { exchangeOf, exchangeSchema, postedMs } from './postedExchange.ts';
import { cutKey } from './recordExchange.ts';
import type { Exchange, InBrowser } from './run.ts';

const MOST_MOMENTS = 24;
const LONGEST_KB = 100;

const partSchema = z.strictObject({
  exchanges: z.array(exchangeSchema).max(MOST_EXCHANGES),
  /** The page as it looked, whenever something in it had changed. */
  moments: z
    .array(
      z.strictObject({
        ms: postedMs,
        html: z.string().max(20_000),
        pressed: z.string().max(100).optional(),
      }),
    )
    .min(1)
    .max(MOST_MOMENTS),
  /** What went wrong in its script, in the words of whoever threw it. */
  problems: z.array(z.string().max(500)).max(10),
});

/** What happened in the browser; times count from when the page's script began. */
export interface BrowserPart extends Pick<InBrowser, 'moments' | 'problems'> {
  exchanges: Exchange[];
}

/**
 * Reads what a browser recorded, as JSON, and cuts the project's API key short in it.
 *
 * @throws {BrowserPartError} with a sentence when it is nothing that a run could be
 */
export function readBrowserPart(text: string, apiKey: string): BrowserPart {
  const kilobytes = Math.ceil(text.length / 1024);
  if (kilobytes > LONGEST_KB) {
    throw new BrowserPartError(
      `What the browser recorded has ${kilobytes} KB, and ${LONGEST_KB} are taken. Let the page send and show less.`,
    );
  }
  const parsed = partSchema.safeParse(parseJson(text.replaceAll(apiKey, cutKey(apiKey))));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new BrowserPartError(
      `What the browser recorded cannot be read (${issue?.path.join('.')}: ${issue?.message}). Reload the page and run it again.`,
    );
  }
  const { exchanges, ...seen } = parsed.data;
  return { ...seen, exchanges: exchanges.map(sentByBrowser) };
}

/** Whatever a browser sends leaves after its page was answered. */
function sentByBrowser(posted: Parameters<typeof exchangeOf>[0]): Exchange {
  return { ...exchangeOf(posted, true), from: 'browser' };
}

/** A recording that is not taken; the message tells the reader why. */
export class BrowserPartError extends Error {
  override name = 'BrowserPartError';
}
