import { spawnSync } from 'node:child_process';
import { globSync, readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parser } from '@lezer/python';
import { describe, expect, test } from 'vitest';

const root = new URL('../../../', import.meta.url);
const files = globSync('content/*/flask/*.py', { cwd: root }).sort();
const stages = readdirSync(new URL('src/pages/stages/', root));
const read = (file: string) => readFileSync(new URL(file, root), 'utf8');

const hasPython = spawnSync('python3', ['--version']).status === 0;

/**
 * Public calls of posthog-python 7.53.0: how many arguments go by position, and
 * which by keyword (of `Posthog` only those that a small app needs).
 */
const SDK_CALLS: Record<string, { positional: number; keywords: string[] }> = {
  Posthog: {
    positional: 1,
    keywords: ['host', 'debug', 'flush_at', 'flush_interval', 'gzip', 'sync_mode', 'disabled'],
  },
  'posthog.capture': {
    positional: 1,
    keywords: [
      'distinct_id',
      'properties',
      'timestamp',
      'uuid',
      'groups',
      'flags',
      'send_feature_flags',
      'disable_geoip',
    ],
  },
  'posthog.evaluate_flags': {
    positional: 1,
    keywords: [
      'groups',
      'person_properties',
      'group_properties',
      'only_evaluate_locally',
      'disable_geoip',
      'flag_keys',
      'device_id',
    ],
  },
  'posthog.group_identify': {
    positional: 3,
    keywords: ['timestamp', 'uuid', 'disable_geoip', 'distinct_id'],
  },
  'flags.is_enabled': { positional: 1, keywords: ['default_value'] },
  'flags.get_flag_payload': { positional: 1, keywords: [] },
};

test('are there for the first tutorial, stage by stage', () => {
  const first = files.filter((file) => file.startsWith('content/first-flag/'));
  const names = first.map((file) => basename(file));
  expect(names).toEqual(['capture.py', 'flag.py', 'flag_property.py', 'plain.py']);
});

describe.each(files)('%s', (file) => {
  const source = read(file);
  const name = basename(file, '.py');

  test('is a stage’s twin', () => {
    expect(stages).toContain(name.replaceAll('_', '-'));
  });

  test('is Python without a syntax error', () => {
    expect(syntaxErrors(source)).toEqual([]);
  });

  test('is read by python3', ({ skip }) => {
    skip(!hasPython, 'this machine has no python3');
    const check = 'import ast, sys; ast.parse(sys.stdin.read())';
    const { status, stderr } = spawnSync('python3', ['-c', check], { input: source });
    expect(stderr.toString()).toBe('');
    expect(status).toBe(0);
  });

  test('calls PostHog only in ways that posthog-python 7.53 knows', () => {
    for (const call of sdkCalls(source)) {
      const known = SDK_CALLS[call.name];
      expect(known, `${call.name} is no call of the SDK`).toBeDefined();
      expect(call.positional.length, call.name).toBe(known?.positional);
      expect(known?.keywords, call.name).toEqual(expect.arrayContaining(call.keywords));
    }
  });

  test('says which versions it is for', () => {
    const versions = source.includes('posthog') ? 'Flask 3 and posthog 7.53' : 'Flask 3';
    expect(source.split('\n', 1)[0]).toContain(`For ${versions}.`);
  });

  test('names in its run command the module that it is', () => {
    expect(source).toContain(`flask --app ${name} run`);
  });

  test('never puts anything into HTML unescaped', () => {
    const pages = source.match(/f"<.*>/g) ?? [];
    for (const page of pages) expect(page).toMatch(/^[^{]*(\{escape\(\w+\)\}[^{]*)*$/);
  });

  test('captures by the event first, and the distinct ID by keyword', () => {
    const captures = sdkCalls(source).filter((call) => call.name === 'posthog.capture');
    for (const { positional, keywords } of captures) {
      expect(positional).toEqual([expect.stringMatching(/^"\$?\w+"$/)]);
      expect(keywords[0]).toBe('distinct_id');
    }
  });
});

function syntaxErrors(source: string) {
  const errors: string[] = [];
  parser.parse(source).iterate({
    enter: ({ type, from }) => {
      if (type.isError) errors.push(`line ${source.slice(0, from).split('\n').length}`);
    },
  });
  return errors;
}

/** Calls of `Posthog(…)` and of methods of `posthog` and `flags`, as written. */
function sdkCalls(source: string) {
  const calls: { name: string; positional: string[]; keywords: string[] }[] = [];
  const textOf = ({ from, to }: { from: number; to: number }) => source.slice(from, to);
  parser.parse(source).iterate({
    enter: ({ name, node }) => {
      const callee = node.firstChild;
      const list = node.getChild('ArgList');
      if (name !== 'CallExpression' || !callee || !list) return;
      const called = textOf(callee);
      if (!/^(Posthog$|posthog\.|flags\.)/.test(called)) return;
      const positional: string[] = [];
      const keywords: string[] = [];
      for (let part = list.firstChild; part; part = part.nextSibling) {
        if (['(', ')', ','].includes(part.name)) continue;
        if (part.nextSibling?.name === 'AssignOp') {
          keywords.push(textOf(part));
          // The operator and the value belong to this keyword.
          part = part.nextSibling.nextSibling ?? part;
        } else positional.push(textOf(part));
      }
      calls.push({ name: called, positional, keywords });
    },
  });
  return calls;
}
