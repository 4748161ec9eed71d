import type { APIContext } from 'astro';
import { escape, isPlainObject } from 'es-toolkit';

export async function GET({ params, locals }: APIContext<object, { user: string }>) {
  const { user } = params;
  const { posthog } = locals;

  const flags = await posthog.evaluateFlags(user, { flagKeys: ['button-colors'] });
  const color = colorOf(flags.getFlagPayload('button-colors'));

  return new Response(button('Log in', color), {
    headers: { 'Content-Type': 'text/html; charset=utf-8' },
  });
}

function colorOf(payload: unknown): string {
  return isPlainObject(payload) ? String(payload['login'] ?? 'gray') : 'gray';
}

function button(text: string, color: string): string {
  return `<svg width="160" height="48" role="img" aria-label="${text}, ${escape(color)}">
    <rect width="160" height="48" rx="8" fill="${escape(color)}" />
    <text x="80" y="30" text-anchor="middle" fill="white">${text}</text>
  </svg>`;
}
