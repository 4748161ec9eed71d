import * as z from 'zod';
import { parseJson } from '../json/readJson.ts';
import { BrowserPartError } from './browserPart.ts';
import { MOST_EXCHANGES } from './mostExchanges.ts';
import { exchangeOf, exchangeSchema, postedMs } from './postedExchange.ts';
import { cutKey } from './recordExchange.ts';
import type { Exchange, OwnVersion, PageResponse } from './run.ts';

const LONGEST_KB = 100;

/** A header of printable ASCII: with anything else in it, no answer could be sent. */
const header = (longest: number) =>
  z
    .string()
    .max(longest)
    .regex(/^[\x20-\x7e]*$/);

const partSchema = z.strictObject({
  response: z
    .strictObject({
      status: z.int().min(100).max(599),
      contentType: header(200),
      location: z.string().max(2000).optional(),
      body: z.string().max(20_000),
      ms: postedMs,
    })
    .optional(),
  setCookies: z.array(header(4096)).max(20),
  exchanges: z.array(exchangeSchema).max(MOST_EXCHANGES),
  problems: z
    .array(
      z.strictObject({
        sentence: z.string().max(1000),
        line: z.int().min(1).max(100_000).optional(),
        column: z.int().min(1).max(100_000).optional(),
      }),
    )
    .max(12),
  isOver: z.boolean(),
});

/** What a reader's own version of a stage has done so far; times count from its beginning. */
export interface OwnPart extends OwnVersion {
  response: PageResponse | undefined;
  setCookies: string[];
  exchanges: Exchange[];
  /** True when nothing more will come. */
  isOver: boolean;
}

/**
 * Reads what a browser recorded of a version, as JSON, and cuts the project's API key short in it.
 *
 * @throws {BrowserPartError} with a sentence when it is nothing that a run could be
 */
export function readOwnPart(text: string, apiKey: string): OwnPart {
  const kilobytes = Math.ceil(text.length / 1024);
  if (kilobytes > LONGEST_KB) {
    throw new BrowserPartError(
      `What your version sent and answered has ${kilobytes} KB, and ${LONGEST_KB} are taken. Let it send and answer less.`,
    );
  }
  const parsed = partSchema.safeParse(parseJson(text.replaceAll(apiKey, cutKey(apiKey))));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new BrowserPartError(
      `What your version did cannot be taken (${issue?.path.join('.')}: ${issue?.message}). Let it send and answer what a page would.`,
    );
  }
  const { exchanges, response, ...told } = parsed.data;
  return {
    ...told,
    response,
    exchanges: exchanges.map((one) => {
      const end = one.ms === undefined ? Infinity : one.startMs + one.ms;
      return exchangeOf(one, response !== undefined && end > response.ms);
    }),
  };
}
