/**
 * Runs alone in the frame of a reader's version, which has no origin, no network and no access to the
 * site: starts the worker that it is handed, and gives it the port to the page of the site.
 */

addEventListener('message', ({ source, data, ports: [port] }: MessageEvent<string>) => {
  if (source !== parent || !port) return;
  const code = new Blob([data], { type: 'text/javascript' });
  new Worker(URL.createObjectURL(code)).postMessage(null, [port]);
});
