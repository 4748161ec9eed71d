/**
 * What an answer is that is none of PostHog's, to follow "it answered with status 200 and": a proxy, a
 * log-in page or another program may stand where PostHog was looked for.
 *
 * @param response the body: parsed where it is JSON, else its text
 */
export function answerPhrase(response: unknown): string {
  if (typeof response !== 'string') return 'JSON that is not in PostHog’s form';
  const text = response.trim();
  if (text === '') return 'nothing more';
  if (/^<(!doctype|html|head|body|\?xml)\b/i.test(text)) return 'a web page';
  return 'a text that is no JSON';
}
