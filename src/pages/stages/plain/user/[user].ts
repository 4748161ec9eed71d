import type { APIRoute } from 'astro';

export const GET: APIRoute = ({ params }) => new Response(`<p>Hello, ${params.user}!</p>`);
