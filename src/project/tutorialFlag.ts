/** Key of the flag that the tutorial's stages read. */
export const TUTORIAL_FLAG = 'new-cool-feature';

/** Property by which an event carries the flag's value. */
export const TUTORIAL_FLAG_PROPERTY = `$feature/${TUTORIAL_FLAG}`;
