/** How wide and high the curve is in its own units, which are stretched to its place. */
export const CURVE = { width: 1000, height: 160 };

/**
 * How many servers know over time, as a line of steps from the moment of the save: one up for each that asks.
 *
 * @param delays after how many seconds each asks
 * @param end the last second that is drawn
 */
export function curvePath(delays: readonly number[], end: number): string {
  const { width, height } = CURVE;
  const across = (seconds: number) => ((Math.min(seconds, end) / end) * width).toFixed(1);
  const up = (count: number) => (height - (count / delays.length) * height).toFixed(1);
  const steps = delays
    .filter((delay) => delay <= end)
    .toSorted((one, other) => one - other)
    .map((delay, index) => `H${across(delay)}V${up(index + 1)}`);
  return `M0 ${height}${steps.join('')}H${width}`;
}
