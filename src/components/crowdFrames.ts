import { crowdGrid, crowdSpot } from './crowdGrid.ts';
import type { CrowdView } from './crowdModel.ts';

/** Squares around the users whom the second flag lets in, as one SVG path. */
export function crowdFrames({ overlaid, places, second }: CrowdView): string {
  if (!overlaid) return '';
  const side = crowdGrid.cell - 1.6;
  return places
    .map((user, place) => {
      if (!second.decision.on[user]) return '';
      const { x, y } = crowdSpot(place);
      return `M${x - side / 2} ${y - side / 2}h${side}v${side}h-${side}z`;
    })
    .join('');
}
