/** Whether a run tries all that there is to try, as `npm run test:full` asks for, or a part of it. */
export const isFull = process.env['PROOF'] === 'full';
