/** How a cookie is kept that says what a reader has done: for a year, and out of reach of scripts. */
export const DONE_COOKIE = {
  path: '/',
  httpOnly: true,
  sameSite: 'lax',
  maxAge: 365 * 24 * 60 * 60,
} as const;
