import type { APIRoute } from 'astro';

export const GET: APIRoute = ({ params }) =>
  new Response(`<p>Hello, ${params['user'] ?? ''}!</p>`, {
    headers: { 'Content-Type': 'text/html; charset=utf-8' },
  });
