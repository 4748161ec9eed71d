/**
 * What is answered where no answer could be made: to a request whose address or host nothing can be
 * made of, or after a mistake of ours, which is told on the console.
 */
export function failedAnswer(error: unknown): Response {
  const headers = { 'Content-Type': 'text/plain; charset=utf-8' };
  if (error instanceof Error && error.name === 'RequestError') {
    const sentence = `This request names no address that can be read: ${error.message}. Check its path and its Host header.`;
    return new Response(sentence, { status: 400, headers });
  }
  console.error(error);
  const sentence = 'Something went wrong here. The console of the server says more.';
  return new Response(sentence, { status: 500, headers });
}
