import type { APIContext } from 'astro';
import { escape } from 'es-toolkit';

export function GET({ params }: APIContext<object, { user: string }>) {
  const { user } = params;

  const page = `<!doctype html>
<title>A shop</title>
<p id="front">…</p>
<p id="who">You are not logged in.</p>
<button value="${escape(user)}">Log in</button>
<script type="module" src="../_page.ts"></script>
`;

  return new Response(page, {
    headers: { 'Content-Type': 'text/html; charset=utf-8' },
  });
}
