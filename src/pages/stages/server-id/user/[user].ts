import type { APIContext } from 'astro';
import { escape } from 'es-toolkit';

export async function GET({ params, cookies, locals }: APIContext<object, { user: string }>) {
  const { user } = params;
  const { posthog } = locals;

  const visitor = cookies.get('visitor')?.value ?? crypto.randomUUID();
  cookies.set('visitor', visitor, { path: '/', httpOnly: true, sameSite: 'lax' });

  const flags = await posthog.evaluateFlags(visitor, { flagKeys: ['new-front-page'] });
  const isNew = flags.isEnabled('new-front-page');

  const page = `<!doctype html>
<title>A shop</title>
<body data-visitor="${escape(visitor)}">
<p id="front">Here is the ${isNew ? 'new' : 'old'} front page.</p>
<p id="who">You are not logged in.</p>
<button value="${escape(user)}">Log in</button>
<script type="module" src="../_page.ts"></script>
`;

  return new Response(page, {
    headers: { 'Content-Type': 'text/html; charset=utf-8' },
  });
}
