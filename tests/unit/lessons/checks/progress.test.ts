import { expect, test } from 'vitest';
import { TUTORIALS } from '../../../../src/lessons/tutorials.ts';
import { checksOf } from '../../../../src/lessons/checks/checksOf.ts';
import { checkNotes, withoutNotesOf } from '../../../../src/evidence/checkNotes.ts';
import { progress } from '../../../../src/lessons/checks/progress.ts';
import { openJar } from '../../../harness/lessons/openJar.ts';

test('comes back from the cookie as it went in, whatever was seen', () => {
  const cookies = openJar();
  const known = {
    passed: new Map([
      ['hello-seen', 'off'],
      ['same-person', "2 events, 1 person's _~."],
      ['page-unharmed', ''],
    ]),
    findings: new Map([['max-second', 'on, set 3']]),
    notes: ['ofthon off Zoë', 'ofthon off <b>ada</b>'],
  };
  progress.write(cookies, 'first-flag', known);
  expect(progress.read(cookies, 'first-flag')).toEqual(known);
  expect(progress.read(cookies, 'inside-a-flag').passed.size).toBe(0);
});

test('reads the cookie of an earlier version, and leaves out what it does not know', () => {
  const cookies = openJar(new Map([['progress', 'hello-seen.false-missing.%E0%A4%A~x.!~%E0']]));
  const nothing = { findings: new Map(), notes: [] };
  expect(progress.read(cookies, 'first-flag')).toEqual({
    passed: new Map([['hello-seen', '']]),
    ...nothing,
  });
  expect(progress.read(cookies, 'inside-a-flag').passed.size).toBe(0);
  // What is forgotten of one tutorial does not come back from there.
  progress.forget(cookies, 'first-flag');
  expect(progress.read(cookies, 'first-flag')).toEqual({ passed: new Map(), ...nothing });
});

test('of all tutorials takes no more room than a server gives headers', () => {
  const held = new Map<string, string>();
  const notes = Array.from({ length: 50 }, (_, index) => `ofthon off ${'ש'.repeat(24)}${index}`);
  for (const tutorial of TUTORIALS) {
    const passed = new Map(Object.keys(checksOf(tutorial)).map((id) => [id, 'off, then on']));
    progress.write(openJar(held), tutorial.id, { passed, findings: new Map(), notes });
    expect(progress.read(openJar(held), tutorial.id).passed).toEqual(passed);
  }
  const header = [...held].map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  expect(header.join('; ').length).toBeLessThan(13_000);
});

test('gives up the oldest notes where everything done leaves no room for them', () => {
  const held = new Map<string, string>();
  const notes = Array.from({ length: 8 }, (_, index) => `ofthon off ${'語'.repeat(23)}${index}`);
  const ids = TUTORIALS.slice(0, 1).flatMap((tutorial) => Object.keys(checksOf(tutorial)));
  const passed = new Map(ids.map((id) => [id, 'off, then on']));
  progress.write(openJar(held), 'first-flag', { passed, findings: new Map(), notes });
  const { length } = encodeURIComponent(held.get('progress-first-flag') ?? '');
  expect(length).toBeLessThanOrEqual(1600);
  const known = progress.read(openJar(held), 'first-flag');
  expect(known.passed).toEqual(passed);
  expect(known.notes.length).toBeGreaterThan(0);
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
