import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { json } from '@codemirror/lang-json';
import { bracketMatching, HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { type Diagnostic, linter, lintGutter } from '@codemirror/lint';
import { search, searchKeymap } from '@codemirror/search';
import { EditorState, type Extension } from '@codemirror/state';
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import type { TFunction } from 'i18next';

import { describeJsonProblem, readJsonObject } from '#console/lib/json-problems.ts';

/** Editor extensions for a JSON object. Tab is not bound, so that it moves the focus as everywhere. */
export const jsonExtensions = (label: string, t: TFunction): Extension => [
  EditorState.phrases.of(t('controls.json.editor', { returnObjects: true })),
  EditorState.tabSize.of(2),
  EditorView.lineWrapping,
  EditorView.contentAttributes.of({ 'aria-label': label, spellcheck: 'false' }),
  lineNumbers(),
  history(),
  drawSelection(),
  highlightActiveLine(),
  bracketMatching(),
  json(),
  syntaxHighlighting(colors),
  linter((editor) => problemsIn(editor.state.doc.toString(), t), { delay: 200 }),
  lintGutter(),
  search({ top: true }),
  keymap.of([...searchKeymap, ...historyKeymap, ...defaultKeymap]),
  look,
];

function problemsIn(text: string, t: TFunction): Diagnostic[] {
  const { problem } = readJsonObject(text);
  if (problem === undefined) return [];
  const from = Math.min(problem.offset, text.length);
  return [
    {
      from,
      to: Math.min(from + problem.length, text.length),
      severity: 'error',
      message: describeJsonProblem(problem, t),
    },
  ];
}

const colors = HighlightStyle.define([
  { tag: tags.propertyName, color: 'var(--usher-code-name)' },
  { tag: tags.string, color: 'var(--usher-code-text)' },
  { tag: tags.number, color: 'var(--usher-code-number)' },
  { tag: [tags.bool, tags.null], color: 'var(--usher-code-word)' },
]);

/** CSS variables of the theme are inherited by the shadow root, but its rules are not. */
const look = EditorView.theme({
  '&': { color: 'var(--mantine-color-text)', fontSize: 'var(--mantine-font-size-sm)', maxHeight: '560px' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'var(--mantine-font-family-monospace)', lineHeight: '1.5' },
  '.cm-content': { minHeight: 'calc(var(--json-rows) * 1.5em)', caretColor: 'var(--mantine-color-text)' },
  '.cm-cursor': { borderLeftColor: 'var(--mantine-color-text)' },
  '.cm-gutters': {
    backgroundColor: 'transparent',
    color: 'var(--mantine-color-dimmed)',
    borderRight: '1px solid var(--usher-line)',
  },
  '.cm-activeLine, .cm-activeLineGutter': { backgroundColor: 'transparent' },
  '&.cm-focused .cm-activeLine': { backgroundColor: 'var(--mantine-color-default-hover)' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
    backgroundColor: 'var(--mantine-primary-color-light-hover)',
  },
  '.cm-searchMatch': { backgroundColor: 'var(--usher-code-marked)' },
  '.cm-searchMatch-selected': { outline: '2px solid var(--mantine-primary-color-filled)' },
  '.cm-panels, .cm-tooltip': {
    backgroundColor: 'var(--usher-surface)',
    color: 'var(--mantine-color-text)',
    borderColor: 'var(--usher-line)',
  },
  '.cm-panel.cm-search': { padding: '8px' },
  '.cm-panel.cm-search label': { fontSize: 'var(--mantine-font-size-xs)' },
  '.cm-textfield, .cm-button': {
    backgroundColor: 'var(--mantine-color-default)',
    backgroundImage: 'none',
    color: 'var(--mantine-color-text)',
    border: '1px solid var(--mantine-color-default-border)',
    borderRadius: '4px',
    padding: '4px 8px',
    fontSize: 'var(--mantine-font-size-xs)',
  },
  '.cm-panel.cm-search [name=close]': { color: 'var(--mantine-color-text)', fontSize: '20px', right: '8px' },
});
