import type { Scene } from './scene.ts';
import { sceneParams } from './sceneParams.ts';

/** A scene as the end of a link, with its `?`; undefined when it does not fit into one. */
export function sceneQuery(scene: Scene): string | undefined {
  try {
    return `?${sceneParams(scene)}`;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return undefined;
  }
}
