import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { json } from '@codemirror/lang-json';
import { bracketMatching, HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { type Diagnostic, linter, lintGutter } from '@codemirror/lint';
import { openSearchPanel, search, searchKeymap } from '@codemirror/search';
import { EditorState, type Extension } from '@codemirror/state';
import { EditorView, drawSelection, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import type { TFunction } from 'i18next';
import { type CSSProperties, type Ref, useEffect, useEffectEvent, useImperativeHandle, useRef } from 'react';
import { useTranslation } from 'react-i18next';

import { describeJsonProblem, readJsonObject } from '#console/lib/json-problems.ts';

import classes from './json-code.module.css';

/** Methods of the editor for its parent. */
export type JsonCodeHandle = { select: (offset: number, length: number) => void; find: () => void };

type Props = {
  ref: Ref<JsonCodeHandle>;
  label: string;
  value: string;
  onChange: (text: string) => void;
  onBlur?: (() => void) | undefined;
  isInvalid: boolean;
  minRows: number;
  /** Caret position in the text box that this editor replaces, if that had the focus. */
  caret: number | undefined;
};

/**
 * Code editor for JSON. In a shadow root it uses constructed style sheets, which the content security policy allows; in
 * the document it would inject style elements, which the policy forbids. Tab leaves the editor.
 */
export function JsonCode({ ref, label, value, onChange, onBlur, isInvalid, minRows, caret }: Props) {
  const { t } = useTranslation();
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(null);
  const report = useEffectEvent((text: string) => onChange(text));
  const leave = useEffectEvent(() => onBlur?.());
  const build = useEffectEvent((root: ShadowRoot) => {
    const editor = new EditorView({
      root,
      parent: root,
      state: EditorState.create({
        doc: value,
        extensions: [
          jsonExtensions(label, t),
          EditorView.updateListener.of(({ docChanged, state }) => docChanged && report(state.doc.toString())),
          EditorView.domEventHandlers({ blur: () => leave() }),
        ],
      }),
    });
    if (caret !== undefined) {
      editor.dispatch({ selection: { anchor: Math.min(caret, value.length) } });
      editor.focus();
    }
    return editor;
  });

  useEffect(() => {
    if (host.current === null) return;
    // Reuses the shadow root, which cannot be removed: React mounts twice in development.
    const root = host.current.shadowRoot ?? host.current.attachShadow({ mode: 'open', delegatesFocus: true });
    const editor = build(root);
    view.current = editor;
    return () => editor.destroy();
  }, []);

  useEffect(() => {
    const editor = view.current;
    const shown = editor?.state.doc.toString();
    if (editor === null || shown === undefined || shown === value) return;
    editor.dispatch({ changes: { from: 0, to: shown.length, insert: value } });
  }, [value]);

  useEffect(() => {
    view.current?.contentDOM.setAttribute('aria-invalid', String(isInvalid));
  }, [isInvalid]);

  useImperativeHandle(ref, () => ({
    select: (offset, length) => {
      const end = Math.min(offset + length, view.current?.state.doc.length ?? 0);
      view.current?.dispatch({ selection: { anchor: Math.min(offset, end), head: end }, scrollIntoView: true });
      view.current?.focus();
    },
    find: () => void (view.current && openSearchPanel(view.current)),
  }));

  const style = { '--json-rows': minRows } as CSSProperties;
  return (
    <div
      // Without a text cursor the focus goes to what scrolls.
      onFocus={() => {
        const editor = view.current;
        if (editor !== null && host.current?.shadowRoot?.activeElement === editor.scrollDOM) editor.focus();
      }}
      ref={host}
      style={style}
      className={classes.host}
      data-invalid={isInvalid || undefined}
      data-problem={isInvalid || undefined}
    />
  );
}

/** Editor extensions for a JSON object. Tab is not bound, so that it moves the focus as everywhere. */
const jsonExtensions = (label: string, t: TFunction): Extension => [
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
