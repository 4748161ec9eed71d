import type { APIContext } from 'astro';

export function GET({ params }: APIContext<object, { user: string }>) {
  const { user } = params;

  return new Response(`<p>Hello, ${user}!</p>`, {
    headers: { 'Content-Type': 'text/html; charset=utf-8' },
  });
}
