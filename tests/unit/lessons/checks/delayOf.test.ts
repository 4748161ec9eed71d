import { expect, test } from 'vitest';
import { delayOf } from '../../../../src/evidence/evidence.ts';
import { openTestProject } from '../../../harness/project/openTestProject.ts';

test('takes a PostHog elsewhere for one that may lag, so that its reader can finish the step', () => {
  const project = openTestProject();
  expect(delayOf(project)).toBe(0);
  project.ingestion?.change({ delayMs: 3000 });
  expect(delayOf(project)).toBe(3000);
  expect(delayOf({ ingestion: undefined })).toBe(Infinity);
});
