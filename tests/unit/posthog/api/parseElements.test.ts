import { describe, expect, test } from 'vitest';
import { elementsChain } from '../../../../src/posthog/api/elements/elementsChain.ts';
import { parseElements } from '../../../../src/posthog/api/elements/parseElements.ts';

const NOTHING = {
  event: null,
  text: null,
  tag_name: null,
  attr_class: null,
  href: null,
  attr_id: null,
  nth_child: null,
  nth_of_type: null,
  attributes: {},
};

describe('the elements of a chain', () => {
  test('have tag, classes, text, link, id, places and all other attributes', () => {
    const chain =
      'a.btn.primary:attr__class="btn primary"attr_id="go"href="/x?a=1;b"nth-child="2"nth-of-type="1"text="Go \\"now\\"";' +
      'div.md:w-1/2:nth-child="0"nth-of-type="x";body';
    expect(parseElements(chain)).toEqual([
      {
        ...NOTHING,
        tag_name: 'a',
        attr_class: ['btn', 'primary'],
        attr_id: 'go',
        href: '/x?a=1;b',
        nth_child: 2,
        nth_of_type: 1,
        text: 'Go \\"now\\"',
        attributes: { attr__class: 'btn primary' },
        order: 0,
      },
      { ...NOTHING, tag_name: 'div', attr_class: ['md:w-1/2'], nth_child: 0, order: 1 },
      { ...NOTHING, tag_name: 'body', order: 2 },
    ]);
  });

  test.each<[string, object[]]>([
    ['', []],
    [';;', []],
    ['a b', [{ tag_name: 'a' }, { tag_name: 'b' }]],
    ['a.', [{ tag_name: 'a', attr_class: [] }]],
    ['.x', [{ tag_name: '', attr_class: ['x'] }]],
    [':text="t"', [{ tag_name: null, text: 't' }]],
    ['a:text="open', [{ tag_name: 'a' }, { tag_name: 'open' }]],
    ['a:text="x\\";b', [{ tag_name: 'a', text: null }, { tag_name: 'b' }]],
    ['a:text="one\ntwo"', [{ tag_name: 'a', text: null }]],
    ['a:__proto__="p"', [{ tag_name: 'a', attributes: JSON.parse('{"__proto__":"p"}') as object }]],
  ])('of %j are read as PostHog reads them', (chain, elements) => {
    expect(parseElements(chain)).toMatchObject(elements);
    expect(parseElements(chain)).toHaveLength(elements.length);
  });

  test('are told in time whatever the chain', () => {
    for (const attack of ['"' + '\\a'.repeat(200_000), 'a:b="' + '\\"'.repeat(200_000)]) {
      expect(parseElements(attack).length).toBeLessThan(3);
    }
    expect(parseElements('a:='.repeat(200_000))).toHaveLength(1);
  });
});

describe('the chain of an event', () => {
  test('is the text that posthog-js sends, or is written from the list of older ones', () => {
    expect(elementsChain({ $elements_chain: 'a:text="x"', $elements: [] })).toBe('a:text="x"');
    const button = {
      tag_name: 'button',
      $el_text: 'Buy "it"',
      attr__class: 'wide  big',
      attr__href: '/buy',
      attr__id: 'buy',
      nth_child: 3,
    };
    const chain = elementsChain({ $elements: [button, { tag_name: 'body', nth_of_type: 1 }] });
    expect(chain).toBe(
      'button.big.wide:attr__class="wide  big"attr__href="/buy"attr__id="buy"attr_id="buy"href="/buy"' +
        'nth-child="3"nth-of-type="0"text="Buy \\"it\\"";body:nth-child="0"nth-of-type="1"',
    );
    expect(parseElements(chain)).toMatchObject([
      { tag_name: 'button', attr_class: ['big', 'wide'], href: '/buy', attr_id: 'buy' },
      { tag_name: 'body', nth_of_type: 1 },
    ]);
  });

  test.each([{}, { $elements: 'a' }, { $elements_chain: 3 }, { $elements: [null, 'a'] }])(
    'is empty for %j',
    (properties) => {
      expect(elementsChain(properties)).toBe('');
    },
  );
});
