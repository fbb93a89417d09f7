import { openSearchPanel } from '@codemirror/search';
import { EditorState } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { type CSSProperties, type Ref, useEffect, useEffectEvent, useImperativeHandle, useRef } from 'react';
import { useTranslation } from 'react-i18next';

import classes from './json-code.module.css';
import { jsonExtensions } from './json-extensions.ts';

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
    const root = host.current.shadowRoot ?? host.current.attachShadow({ mode: 'open' });
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
  return <div ref={host} style={style} className={classes.host} data-invalid={isInvalid || undefined} />;
}
