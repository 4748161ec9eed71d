import { describe, expect, test } from 'vitest';
import type { Step } from '../../../src/lessons/readSteps.ts';
import { chooseStage, type StageName, stagesOf } from '../../../src/lessons/stages.ts';
import { stepSources } from '../../../src/lessons/stepSources.ts';

interface Facts {
  number?: number;
  stage: StageName;
  stages?: StageName[];
  riddle?: boolean;
}

function step({ number = 1, stages = [], riddle = false, stage }: Facts): Step {
  return { number, entry: { data: { stage, stages, riddle } } } as unknown as Step;
}

describe('chooseStage', () => {
  const race = {
    stage: 'flag' as const,
    stages: ['remember' as const],
    edits: ['misspell-the-key' as const],
  };

  test('offers the step’s own stage first', () => {
    expect(stagesOf(race)).toEqual(['flag', 'remember']);
  });

  test.each([
    ['', 'flag'],
    ['flag', 'flag'],
    ['remember', 'remember'],
    ['misspell-the-key', 'misspell-the-key'],
    ['ask-twice', undefined],
    ['plain', undefined],
    ['nope', undefined],
  ])('takes %j for %s', (asked, chosen) => {
    expect(chooseStage(race, asked)).toBe(chosen);
  });
});

describe('stepSources', () => {
  test('compares with the step before, when that is where the stage grew from', () => {
    const [source] = stepSources(
      step({ number: 2, stage: 'capture' }),
      step({ number: 1, stage: 'plain' }),
    );
    expect(source).toMatchObject({ stage: 'capture', since: 'step 1' });
  });

  test.each([undefined, 'plain', 'flag'] as const)(
    'marks nothing on the stage flag after a step that runs %s',
    (before) => {
      const stepBefore = before && step({ stage: before });
      const [source] = stepSources(step({ number: 2, stage: 'flag' }), stepBefore);
      expect(source.since).toBeUndefined();
    },
  );

  test('compares further stages with the one that each grew from', () => {
    const [, ...further] = stepSources(
      step({ stage: 'flag', stages: ['remember', 'missing-false'] }),
      undefined,
    );
    expect(further.map(({ stage, since }) => [stage, since])).toEqual([
      ['remember', 'the stage flag'],
      ['missing-false', 'the stage flag-property'],
    ]);
  });

  test('shows in a riddle what the fault is compared with the sound stage', () => {
    const [source] = stepSources(step({ stage: 'missing-false', riddle: true }), undefined);
    expect(source.since).toBe('the stage flag-property');
    const added = source.file.lines.filter(({ change }) => change === 'added');
    expect(added).toHaveLength(1);
  });
});
