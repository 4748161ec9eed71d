import { serve } from '@hono/node-server';
import app from './fetch.ts';

serve({ fetch: app.fetch, port: Number(process.env['PORT'] ?? 4321), hostname: 'localhost' }, (info) => {
  console.log(`listening on ${info.port}`);
});
