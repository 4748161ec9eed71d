/**
 * The body of a request of posthog-js as the JSON that it says: zipped, in base64 in the field of a form,
 * or plain. What cannot be read is given back as text.
 */
export async function decodeBody(body: ArrayBuffer): Promise<unknown> {
  const [first, second] = new Uint8Array(body);
  // What every gzip begins with.
  const isZipped = first === 0x1f && second === 0x8b;
  const text = isZipped ? await unzipped(body) : new TextDecoder().decode(body);
  const field = text.startsWith('data=') ? new URLSearchParams(text).get('data') : null;
  try {
    return JSON.parse(field === null ? text : fromBase64(field)) as unknown;
  } catch {
    return text;
  }
}

function unzipped(body: ArrayBuffer): Promise<string> {
  const stream = new Blob([body]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Response(stream).text();
}

function fromBase64(text: string): string {
  const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  return new TextDecoder().decode(bytes);
}
