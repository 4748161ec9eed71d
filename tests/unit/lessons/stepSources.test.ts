import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Step } from '../../../src/lessons/readSteps.ts';
import { chooseStage, stagesOf } from '../../../src/lessons/stages.ts';
import { stepSources } from '../../../src/lessons/stepSources.ts';

interface Facts {
  number?: number;
  stage: string;
  stages?: string[];
  edits?: string[];
  riddle?: boolean;
}

function step({ number = 1, stages = [], edits = [], riddle = false, stage }: Facts): Step {
  return { number, entry: { data: { stage, stages, edits, riddle } } } as unknown as Step;
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
    const { own } = stepSources(
      step({ number: 2, stage: 'capture' }),
      step({ number: 1, stage: 'plain' }),
    );
    expect(own).toMatchObject({ stage: 'capture', since: 'step 1' });
  });

  test.each([undefined, 'plain', 'flag'] as const)(
    'marks nothing on the stage flag after a step that runs %s',
    (before) => {
      const stepBefore = before && step({ stage: before });
      const { own } = stepSources(step({ number: 2, stage: 'flag' }), stepBefore);
      expect(own.since).toBeUndefined();
    },
  );

  test('compares further stages with the one that each grew from', () => {
    const { further } = stepSources(
      step({ stage: 'flag', stages: ['remember', 'missing-false'] }),
      undefined,
    );
    expect(further.map(({ stage, since }) => [stage, since])).toEqual([
      ['remember', 'the stage flag'],
      ['missing-false', 'the stage flag-property'],
    ]);
  });

  test('shows in a riddle what the fault is compared with the sound stage', () => {
    const { own } = stepSources(step({ stage: 'missing-false', riddle: true }), undefined);
    expect(own.since).toBe('the stage flag-property');
    const added = own.file.lines.filter(({ change }) => change === 'added');
    expect(added).toHaveLength(1);
  });

  test('has an edit with what it takes away and adds', () => {
    const { edits } = stepSources(step({ stage: 'flag', edits: ['misspell-the-key'] }), undefined);
    expect(edits).toMatchObject([{ title: 'Misspell the key', tries: 'ian' }]);
    const changes = edits.flatMap(({ file }) => file.lines.map(({ change }) => change));
    expect(changes.filter((change) => change !== undefined)).toEqual([
      'removed',
      'removed',
      'added',
      'added',
    ]);
  });

  test('has the same stage for Flask, marked against the one before', () => {
    const { own } = stepSources(step({ stage: 'flag' }), undefined);
    expect(own.flask?.path).toBe('content/first-flag/flask/flag.py');
    expect(own.flask?.code).toBe(readFileSync('content/first-flag/flask/flag.py', 'utf8'));
    const added = own.flask?.lines.filter(({ change }) => change === 'added') ?? [];
    expect(added.some(({ html }) => html.includes('evaluate_flags'))).toBe(true);
    expect(stepSources(step({ stage: 'remember' }), undefined).own.flask).toBeUndefined();
  });
});
