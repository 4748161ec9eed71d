/** Does `work` once what the page shows now has been drawn, at the latest when the page is left. */
export function afterPaint(work: () => void): void {
  const finish = () => {
    removeEventListener('pagehide', finish);
    clearTimeout(timer);
    cancelAnimationFrame(frame);
    work();
  };
  let timer: number | undefined;
  const frame = requestAnimationFrame(() => {
    timer = window.setTimeout(finish);
  });
  addEventListener('pagehide', finish);
}
