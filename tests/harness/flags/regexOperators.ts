import type { OperatorTable } from './operatorTable.ts';
import { MISSING } from './operatorTable.ts';

/** What PostHog's flag service answers where filters search for a pattern. */
export const REGEX_OPERATORS: OperatorTable = {
  regex: [
    ['^a.a$', 'ada', true],
    ['d', 'ada', true],
    ['^A', 'ada', false],
    ['(?i)^A', 'ada', true],
    ['(?P<first>a)d(?P=first)', 'ada', true],
    [String.raw`\Aada\z`, 'ada', true],
    [String.raw`\Aada\z`, 'ada\n', false],
    [String.raw`a\@b\-c`, 'a@b-c', true],
    ['(?<=a)d(?=a)', 'ada', true],
    ['^.$', '😀', true],
    ['^.$', 'ä', true],
    [String.raw`^\p{Lu}`, 'Ärger', true],
    [String.raw`^\@\p{Lu}`, '@Ärger', true],
    [String.raw`^[a\-z]\-\.\\$`, '--.\\', true],
    [String.raw`^[a\-z]$`, 'b', false],
    ['^a}$', 'a}', true],
    ['^1', 12, true],
    ['(', '(', false],
    ['a', MISSING, false],
  ],
  not_regex: [
    ['^a', 'ada', false],
    ['^b', 'ada', true],
    ['(', 'ada', false],
    ['a', MISSING, true],
  ],
};
