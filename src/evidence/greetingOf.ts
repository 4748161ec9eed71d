/** Which of the demo app's two texts a page says; undefined for anything else. */
export function greetingOf({
  status,
  body,
}: {
  status: number;
  body: string;
}): 'hello' | 'welcome' | undefined {
  if (status !== 200) return undefined;
  if (body.startsWith('<p>Welcome, ')) return 'welcome';
  return body.startsWith('<p>Hello, ') ? 'hello' : undefined;
}
