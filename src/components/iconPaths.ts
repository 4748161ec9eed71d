/** Line drawings on a square of 16, as SVG path data. */
export const iconPaths = {
  flag: 'M3.5 1.5v13M6 2.5h8l-2.5 2.75L14 8H6z',
  previous: 'M13 8H3m4-4L3 8l4 4',
  next: 'M3 8h10M9 4l4 4-4 4',
  tick: 'm3.5 8.5 3 3 6-7',
  cross: 'm4 4 8 8m0-8-8 8',
  run: 'M4.5 2.5v11l9-5.5z',
} as const;
