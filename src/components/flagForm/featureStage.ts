import { ownValue } from '../../json/ownValue.ts';
/** A stage of an early access feature, as the form tells of it. */
export interface FeatureStage {
  title: string;
  means: string;
  /** Where it can go from here: the value of the form’s button, and what stands on it. */
  moves: readonly { button: string; label: string }[];
}

const TO_DRAFT = { button: 'feature-draft', label: 'Back to draft' };

const MOVES: Readonly<Record<string, FeatureStage['moves']>> = {
  beta: [
    { button: 'feature-general', label: 'General availability' },
    { button: 'feature-general-to-all', label: 'General availability, to all' },
    TO_DRAFT,
  ],
  'general-availability': [{ button: 'feature-beta', label: 'Back to beta' }, TO_DRAFT],
};

const RELEASE = [{ button: 'feature-beta', label: 'Release beta' }];

/**
 * What the form says of a feature’s stage.
 *
 * @param stage undefined while there is no feature
 * @param isOpen whether the flag behind it looks at a person's own choice
 */
export function featureStage(
  stage: string | undefined,
  isOpen: boolean,
  name: string,
): FeatureStage {
  if (stage === undefined) {
    return {
      title: 'not made yet',
      means: 'It brings its flag along, which lets nobody in.',
      moves: [{ button: 'feature-draft', label: `Create “${name}” as a draft` }],
    };
  }
  return {
    title: stage.replaceAll('-', ' '),
    means: isOpen
      ? 'The flag asks for a person’s own choice first, and for its condition sets only without one.'
      : 'The flag asks for nobody’s choice, only for its condition sets.',
    moves: ownValue(MOVES, stage) ?? RELEASE,
  };
}
