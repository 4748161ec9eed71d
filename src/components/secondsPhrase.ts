/** Milliseconds as seconds, to the last digit: `3 s`, `0.25 s`. */
export function secondsPhrase(ms: number): string {
  return `${ms / 1000} s`;
}
