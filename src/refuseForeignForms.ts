import type { MiddlewareHandler } from 'hono';
import { csrf } from 'hono/csrf';
import { HTTPException } from 'hono/http-exception';

const check = csrf();

/** Hono's check that a form comes from this site, which refuses it with a word, and here says why. */
export const refuseForeignForms: MiddlewareHandler = async (c, next) => {
  try {
    return await check(c, next);
  } catch (error) {
    if (!(error instanceof HTTPException)) throw error;
    const { origin } = new URL(c.req.url);
    const sent = c.req.header('Origin') ?? 'a client that names no site';
    return c.text(
      `This form came from ${sent}, and ${origin} takes none but its own. Send it from its page, or with the header Origin: ${origin}.`,
      403,
    );
  }
};
