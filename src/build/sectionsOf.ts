import { mdxToMdast, type MdastNode } from 'satteri';
import type { Section } from '../search/section.ts';

/** Parts a text in MDX at its headings, and keeps of it what a reader sees. */
export function sectionsOf(mdx: string): Section[] {
  const sections: Section[] = [{ heading: '', text: '', questions: [] }];
  gather(mdxToMdast(mdx), sections);
  return sections.map(({ heading, text, questions }) => ({
    heading: inOneLine(heading),
    text: inOneLine(text),
    questions,
  }));
}

/** The props whose value a component shows when nothing stands in it; the first that it has. */
const SHOWN: Readonly<Record<string, readonly string[]>> = {
  Control: ['name'],
  Edit: ['name'],
  Open: ['tab'],
  PostHog: ['is'],
  Row: ['as', 'id'],
  Run: ['as', 'user'],
  Show: ['user'],
  Term: ['name'],
};

/** Ids that a reader sees as words. */
const SPELLED = new Set(['Edit', 'Row', 'Term']);

/** What stands for a number that is only known when the page is made. */
const LATER = '…';

/** Walks through a node, and adds what is in it to the last of the sections. */
function gather(node: MdastNode, sections: Section[]): void {
  const last = sections.at(-1);
  if (!last) return;
  if (node.type === 'heading') {
    sections.push({ heading: textOf(node), text: '', questions: [] });
  } else if (node.type === 'mdxJsxFlowElement' && node.children.length === 0) {
    const id = propOf(node, 'id');
    if (node.name === 'Predict' && id !== undefined) last.questions.push(id);
  } else if (isBlock(node)) {
    for (const child of node.children) gather(child, sections);
    (sections.at(-1) ?? last).text += ' ';
  } else {
    last.text += textOf(node);
  }
}

/** Nodes in which others begin a line of their own. */
const BLOCKS = new Set([
  'root',
  'paragraph',
  'blockquote',
  'list',
  'listItem',
  'table',
  'tableRow',
  'tableCell',
  'mdxJsxFlowElement',
]);

function isBlock(node: MdastNode): node is MdastNode & { children: MdastNode[] } {
  return BLOCKS.has(node.type) && 'children' in node;
}

/** What a reader sees of a node that stands in a line; of code in a block as well. */
function textOf(node: MdastNode): string {
  switch (node.type) {
    case 'text':
    case 'inlineCode':
      return node.value;
    case 'code':
      return `${node.value} `;
    case 'break':
      return ' ';
    case 'mdxTextExpression':
      return /^\s*(['"])\s*\1\s*$/.test(node.value) ? ' ' : '';
    case 'mdxJsxTextElement':
      return node.children.length > 0 ? textsOf(node.children) : shownBy(node);
    default:
      return 'children' in node ? textsOf(node.children) : '';
  }
}

function textsOf(nodes: readonly MdastNode[]): string {
  return nodes.map(textOf).join('');
}

type Element = Extract<MdastNode, { type: 'mdxJsxTextElement' | 'mdxJsxFlowElement' }>;

function shownBy(element: Element): string {
  const name = element.name ?? '';
  const shown = SHOWN[name]
    ?.map((prop) => propOf(element, prop))
    .find((text) => text !== undefined);
  if (shown === undefined) return LATER;
  return SPELLED.has(name) ? shown.replaceAll('-', ' ') : shown;
}

function propOf({ attributes }: Element, prop: string): string | undefined {
  const found = attributes.find((one) => one.type === 'mdxJsxAttribute' && one.name === prop);
  return typeof found?.value === 'string' ? found.value : undefined;
}

function inOneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}
