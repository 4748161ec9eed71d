import fc from 'fast-check';
import { stageCode } from '../browser/writeVersion.ts';
import { formContent, methodLike, requestOf, type FuzzRequest } from './fuzzRequest.ts';
import { mutateFields } from './mutateFields.ts';
import { oddText, toJson } from './oddJson.ts';
import { mutateJson } from './mutateJson.ts';
import { user } from './validValues.ts';

const text = fc.oneof(user, oddText);

/** The server is known by no other name to those who fuzz it. */
const OWN = { 'Sec-Fetch-Site': 'same-origin' };

const post = (path: fc.Arbitrary<string>, valid: fc.Arbitrary<Record<string, string>>) =>
  fc
    .tuple(path, formContent(mutateFields(valid)), methodLike('POST'))
    .map(([where, content, method]) => requestOf(method, where, content, OWN));

/** A stage's code with odd texts in it. */
const code = fc
  .tuple(
    fc.constantFrom('flag', 'capture', 'remember').map(stageCode),
    fc.array(fc.tuple(fc.nat(2000), oddText), { maxLength: 3 }),
  )
  .map(([text, inserted]) =>
    inserted.reduce((all, [at, odd]) => all.slice(0, at) + odd + all.slice(at), text),
  );

/** The doors of what readers write, and of what their browsers tell of it. */
const versions = fc.oneof(
  post(
    fc.constant('/parts/own-run'),
    fc.record({
      step: fc.constant('first-flag/04-flag'),
      user: text,
      stage: fc.constant('flag'),
      code,
      posthog: fc.constantFrom('', 'slow'),
    }),
  ),
  post(
    fc.constantFrom('/parts/own-run', '/parts/task-result'),
    fc.record({
      run: text,
      check: text,
      recorded: mutateJson(fc.constant({ exchanges: [], isOver: true })).map(toJson),
    }),
  ),
  post(
    fc.constant('/parts/task-check'),
    fc.record({ task: fc.constantFrom('guests', 'ask-once', 'nothing'), code }),
  ),
);

/** What takes the code of readers. */
export const versionDoors: Record<string, fc.Arbitrary<FuzzRequest>> = { 'own versions': versions };
