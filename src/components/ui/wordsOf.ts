import type { StepWords } from '../../lessons/stepWords.ts';

/** What the step that is rendered tells its words. */
export function wordsOf({ words }: { words?: StepWords | undefined }): StepWords {
  if (words) return words;
  throw new Error(
    'Set Astro.locals.words to stepWords(…) before the words of a step are rendered.',
  );
}
