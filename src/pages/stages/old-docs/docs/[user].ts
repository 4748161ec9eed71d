import type { APIContext } from 'astro';
import { escape } from 'es-toolkit';

export function GET({ params }: APIContext<object, { user: string }>) {
  const { user } = params;

  return new Response(`<p>Hello, ${escape(user)}! These are the old docs</p>`, {
    headers: { 'Content-Type': 'text/html; charset=utf-8' },
  });
}
