/** Key of the flag that the tutorial's stages read. */
export const TUTORIAL_FLAG = 'new-cool-feature';
