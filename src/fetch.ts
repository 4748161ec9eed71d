import { FetchState, pages } from 'astro/fetch';
import { Hono } from 'hono';

const app = new Hono();
app.all('*', (c) => pages(new FetchState(c.req.raw)));
export default app;
