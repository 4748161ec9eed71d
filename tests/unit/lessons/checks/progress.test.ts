import { expect, test } from 'vitest';
import { CHECK_IDS } from '../../../../src/lessons/checks/check.ts';
import { checkNotes, withoutNotesOf } from '../../../../src/evidence/checkNotes.ts';
import { progress } from '../../../../src/lessons/checks/progress.ts';
import { openJar } from '../../../harness/lessons/openJar.ts';

test('comes back from the cookie as it went in, whatever was seen', () => {
  const cookies = openJar();
  const known = {
    passed: new Map([
      ['hello-seen', 'off'],
      ['same-person', "2 events, 1 person's _~."],
      ['link-cut', ''],
    ] as const),
    findings: new Map([['max-second', 'on, set 3']]),
    notes: ['ofthon off Zoë', 'ofthon off <b>ada</b>'],
  };
  progress.write(cookies, known);
  expect(progress.read(cookies)).toEqual(known);
});

test('reads the cookie of an earlier version, and leaves out what it does not know', () => {
  const cookies = openJar(new Map([['progress', 'hello-seen.false-missing.%E0%A4%A~x.!~%E0']]));
  expect(progress.read(cookies)).toEqual({
    passed: new Map([['hello-seen', '']]),
    findings: new Map(),
    notes: [],
  });
});

test('takes no more room than a browser gives a cookie', () => {
  const held = new Map<string, string>();
  const notes = Array.from({ length: 50 }, (_, index) => `ofthon off ${'ש'.repeat(24)}${index}`);
  progress.write(openJar(held), { passed: new Map(), findings: new Map(), notes });
  expect(encodeURIComponent(held.get('progress') ?? '').length).toBeLessThan(4000);
  expect(progress.read(openJar(held)).notes).toHaveLength(8);
});

test('gives up the oldest notes where everything done leaves no room for them', () => {
  const held = new Map<string, string>();
  const notes = Array.from({ length: 8 }, (_, index) => `ofthon off ${'語'.repeat(23)}${index}`);
  const passed = new Map(CHECK_IDS.map((id) => [id, 'off, then on, and so on']));
  progress.write(openJar(held), { passed, findings: new Map(), notes });
  expect(encodeURIComponent(held.get('progress') ?? '').length).toBeLessThanOrEqual(4000);
  const known = progress.read(openJar(held));
  expect(known.passed).toEqual(passed);
  expect(known.notes.length).toBeGreaterThan(2);
  expect(known.notes).toEqual(notes.slice(-known.notes.length));
});

test('notes belong to one check, and go when it is done', () => {
  const written: string[] = [];
  const notes = checkNotes('off-then-on', written);
  notes.add('off', 'max');
  checkNotes('both-pages', written).add('hello', 'ian');
  expect(notes.users('off')).toEqual(['max']);
  expect(checkNotes('remembered', written).has('off', 'max')).toBe(false);
  expect(withoutNotesOf(['off-then-on'], written)).toEqual(['bopa hello ian']);
});
