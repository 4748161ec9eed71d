import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { curlCommand, curlForm } from '../../../../src/components/wire/exchange.ts';

/** The arguments that a shell hands to curl, as the shell itself reads the commands. */
function argumentsOf(commands: string[]): string[][] {
  const script = `curl() { printf '%s\\0' "$@"; printf '\\0'; }\n${commands.join('\n')}\n`;
  const printed = execFileSync('sh', ['-s'], { input: script, encoding: 'utf8' });
  return printed
    .split('\0\0')
    .slice(0, -1)
    .map((line) => line.split('\0'));
}

describe('curlCommand', () => {
  test('asks for a page by its URL alone', () => {
    expect(curlCommand("http://site/it's")).toBe("curl 'http://site/it'\\''s'");
  });

  test('hands any body over as it is, through a real shell', () => {
    const bodies = fc.array(fc.jsonValue({ stringUnit: 'binary' }), {
      minLength: 50,
      maxLength: 50,
    });
    fc.assert(
      fc.property(bodies, fc.webUrl({ withQueryParameters: true }), (values, url) => {
        const texts = values.map((value) => JSON.stringify(value));
        expect(argumentsOf(texts.map((body) => curlCommand(url, body)))).toEqual(
          texts.map((body) => [url, '-H', 'Content-Type: application/json', '--data-raw', body]),
        );
      }),
      { numRuns: 20 },
    );
  });

  test('hands over what a shell would act on', () => {
    const body = JSON.stringify(`'"'\\''$(touch x)\`id\`!! @/etc/passwd\n\r\t*~ #&;|<>\\`);
    expect(argumentsOf([curlCommand('http://site/', body)])[0]?.at(-1)).toBe(body);
  });
});

test('curlForm hands over each field as it is, and lets curl encode it', () => {
  const form = { user: "it's @ada & co = $x", beta: '' };
  expect(argumentsOf([curlForm('http://site/stages/beta/opt-in', form)])).toEqual([
    [
      '-X',
      'POST',
      'http://site/stages/beta/opt-in',
      '--data-urlencode',
      "user=it's @ada & co = $x",
      '--data-urlencode',
      'beta=',
    ],
  ]);
});
