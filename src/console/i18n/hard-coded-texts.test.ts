import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { parseSync } from 'vite';
import { expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '..');
const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
  (file) => file.endsWith('.tsx') && !/\.test\.|^testing/.test(file),
);

/** Attributes whose value is shown or read aloud. */
const shownAttribute =
  /^(?:alt|label|title|description|placeholder|error|legend|message|aria-(?:label|description|placeholder|roledescription|valuetext))$|Label$/;

type Node = { type: string; start: number; [member: string]: unknown };

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && 'type' in value;

/** Calls `visit` for each node of a syntax tree. */
function walk(node: Node, visit: (node: Node) => void): void {
  visit(node);
  for (const value of Object.values(node).flat()) if (isNode(value)) walk(value, visit);
}

/** Texts of an expression in JSX: a string, or the strings between which it chooses. */
function stringsOf(value: unknown): string[] {
  if (!isNode(value)) return [];
  switch (value.type) {
    case 'Literal':
      return typeof value['value'] === 'string' ? [value['value']] : [];
    case 'TemplateLiteral':
      return (value['quasis'] as { value: { raw: string } }[]).map(({ value: { raw } }) => raw);
    case 'JSXExpressionContainer':
      return stringsOf(value['expression']);
    case 'ConditionalExpression':
      return [...stringsOf(value['consequent']), ...stringsOf(value['alternate'])];
    case 'LogicalExpression':
      return stringsOf(value['right']);
    default:
      return [];
  }
}

const tagOf = (element: Node): unknown => (element['openingElement'] as { name: { name: unknown } }).name.name;

function textsIn(source: string): string[] {
  const found: string[] = [];
  const { program } = parseSync('file.tsx', source);
  if (!isNode(program)) throw new Error('No syntax tree');
  walk(program, (node) => {
    if (node.type === 'JSXText') found.push(String(node['value']));
    // Keys are called by what is printed on them.
    if (node.type === 'JSXElement' && tagOf(node) !== 'kbd')
      found.push(...(node['children'] as Node[]).flatMap(stringsOf));
    if (node.type === 'JSXAttribute' && shownAttribute.test(String((node['name'] as { name: unknown }).name)))
      found.push(...stringsOf(node['value']));
  });
  return found.map((text) => text.trim()).filter((text) => /\p{L}/u.test(text));
}

it('finds texts in elements and in attributes that are shown', () => {
  const source = `const A = () => <B title="One" id="none" label={on ? 'Two' : t('a.b')}>Three {'Four'} {\`\${a} five\`} <i /></B>;`;
  expect(textsIn(source).toSorted()).toEqual(['Four', 'One', 'Three', 'Two', 'five']);
});

it('has all texts of the console in the catalogs', () => {
  expect(files.length).toBeGreaterThan(100);
  const found = files.flatMap((file) =>
    textsIn(readFileSync(path.join(root, file), 'utf8')).map((text) => `${file}: ${text}`),
  );
  expect(found).toEqual([]);
});
