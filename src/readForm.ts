import { readAtMost } from './net/readAtMost.ts';

const LIMIT_KB = 256;

const FORM_TYPE = /^(application\/x-www-form-urlencoded|multipart\/form-data)\s*(;|$)/i;

/** The form that a request brings, or why it cannot be read. */
export type SentForm = { form: FormData; refusal?: never } | { form?: never; refusal: Response };

/**
 * Reads the form of a request, as its one place: what no browser sends ends in a sentence here.
 * A request without a body has an empty form, as that of a button alone.
 */
export async function readForm(request: Request): Promise<SentForm> {
  const { headers } = request;
  const type = headers.get('content-type') ?? '';
  const isForm = FORM_TYPE.test(type);
  if (Number(headers.get('content-length')) > LIMIT_KB * 1024) return refuse(413, TOO_LARGE);
  let body: Uint8Array<ArrayBuffer> | undefined;
  try {
    body = await readAtMost(request.body, LIMIT_KB * 1024);
  } catch {
    return refuse(400, 'This form broke off on its way. Send it again.');
  }
  if (!body) return refuse(413, TOO_LARGE);
  if (!isForm) {
    return body.length === 0 && type === '' ? { form: new FormData() } : refuse(415, NO_FORM);
  }
  if (body.length === 0) return { form: new FormData() };
  try {
    return { form: await new Response(body, { headers: { 'Content-Type': type } }).formData() };
  } catch {
    return refuse(400, UNREADABLE);
  }
}

const TOO_LARGE = `This form is larger than ${LIMIT_KB} KB. Shorten it and send it again.`;
const NO_FORM = 'Send a form: this page takes application/x-www-form-urlencoded.';
const UNREADABLE =
  'This form cannot be read: its parts do not stand between the boundaries that its Content-Type names. Reload the page and send it again.';

function refuse(status: 400 | 413 | 415, sentence: string): SentForm {
  const headers = { 'Content-Type': 'text/plain; charset=utf-8' };
  return { refusal: new Response(sentence, { status, headers }) };
}
