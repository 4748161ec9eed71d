/** A part that is no HTML: a sentence for the script that asked. */
export function say(sentence: string, status: number): Response {
  return new Response(sentence, {
    status,
    headers: { 'Content-Type': 'text/plain; charset=utf-8' },
  });
}
