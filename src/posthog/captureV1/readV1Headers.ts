import { readRfc3339 } from '../capture/parseTimestamp.ts';
import { canonicalUuid } from '../http/canonicalUuid.ts';
import { invalidTokenReason } from '../http/findToken.ts';
import { captureV1Error } from './captureV1Error.ts';

/** What the headers of a capture V1 request say. */
export interface V1Headers {
  token: string;
  encoding: string | undefined;
  /** When the client's clock says it sent the request: milliseconds since 1970. */
  sentAt: number;
  /** Name and version of the SDK, which become `$lib` and `$lib_version`. */
  lib: { name: string; version: string } | undefined;
}

const REQUIRED = [
  'PostHog-Sdk-Info',
  'PostHog-Attempt',
  'PostHog-Request-Id',
  'PostHog-Request-Timestamp',
  'content-type',
  'user-agent',
];
const ENCODINGS = ['gzip', 'deflate', 'br', 'zstd'];
const MAX_SDK_INFO = 200;

/**
 * Reads the headers of a capture V1 request in the order in which PostHog checks them.
 * @throws RequestError 400, 401 or 415 in PostHog's form
 */
export function readV1Headers(headers: Headers): V1Headers {
  const authorization = headers.get('authorization');
  if (authorization === null) throw captureV1Error('invalid_api_token', INVALID_TOKEN);
  const missing = REQUIRED.filter((name) => !headers.has(name));
  if (missing.length > 0) {
    throw captureV1Error(
      'missing_required_headers',
      `request is missing required headers: ${JSON.stringify(missing)}`,
    );
  }
  const token = readToken(authorization);
  const contentType = headers.get('content-type') ?? '';
  if (contentType.split(';')[0]?.trim().toLowerCase() !== 'application/json') {
    throw captureV1Error('unsupported_content_type', `unsupported content type: ${contentType}`);
  }
  const encoding = headers.get('content-encoding')?.toLowerCase();
  if (encoding !== undefined && !ENCODINGS.includes(encoding)) {
    throw captureV1Error('unsupported_encoding', `unsupported content encoding: ${encoding}`);
  }
  checkRequest(headers);
  return { token, encoding, sentAt: readSentAt(headers), lib: readLib(headers) };
}

const INVALID_TOKEN = 'The provided API token is not valid.';

function readToken(authorization: string): string {
  const token = /^bearer (.*)$/i.exec(authorization)?.[1]?.trim();
  if (token === undefined) throw invalid('Authorization must use Bearer scheme');
  if (invalidTokenReason(token)) throw captureV1Error('invalid_api_token', INVALID_TOKEN);
  return token;
}

function checkRequest(headers: Headers): void {
  const id = headers.get('PostHog-Request-Id') ?? '';
  if (canonicalUuid(id) === undefined) {
    throw invalid(`PostHog-Request-Id is not a valid UUID: ${id}`);
  }
  const attempt = headers.get('PostHog-Attempt') ?? '';
  if (!/^\d{1,9}$/.test(attempt) || Number(attempt) < 1) {
    throw invalid(`PostHog-Attempt must be a positive integer: ${attempt}`);
  }
}

function readSentAt(headers: Headers): number {
  const text = headers.get('PostHog-Request-Timestamp') ?? '';
  const time = readRfc3339(text);
  if (time === undefined) {
    throw invalid(`PostHog-Request-Timestamp is not valid RFC 3339: ${text}`);
  }
  return time;
}

/** `posthog-node/5.70.0`; what does not look so says nothing. */
function readLib(headers: Headers): V1Headers['lib'] {
  const info = headers.get('PostHog-Sdk-Info') ?? '';
  const slash = info.lastIndexOf('/');
  const name = info.slice(0, Math.max(slash, 0)).trim();
  const version = info.slice(slash + 1).trim();
  return info.length <= MAX_SDK_INFO && name && version ? { name, version } : undefined;
}

function invalid(problem: string) {
  return captureV1Error('invalid_header_value', `invalid header value: ${problem}`);
}
