import { useEffect, useState } from 'react';

type Options = {
  /** Whether a file can be taken now. Otherwise a dropped one is refused, so that the browser does not open it. */
  isWanted: boolean;
  /** Files that were dropped, or pasted, anywhere on the page. */
  onFiles: (files: readonly File[]) => void;
  /** Text that was pasted anywhere on the page except in a field. */
  onText: (text: string) => void;
};

/** Takes files and text that are dropped or pasted anywhere on the page. Returns whether a file is over the page. */
export function usePageFile({ isWanted, onFiles, onText }: Options): boolean {
  const [isOver, setIsOver] = useState(false);
  useEffect(() => {
    // Each element that the pointer enters is entered before the one that it leaves is left.
    let depth = 0;
    const enter = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      depth++;
      setIsOver(isWanted);
    };
    const leave = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      depth = Math.max(0, depth - 1);
      if (depth === 0) setIsOver(false);
    };
    const over = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      if (event.dataTransfer !== null) event.dataTransfer.dropEffect = isWanted ? 'copy' : 'none';
    };
    const drop = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      depth = 0;
      setIsOver(false);
      if (isWanted) onFiles([...(event.dataTransfer?.files ?? [])]);
    };
    const paste = (event: ClipboardEvent) => {
      const { clipboardData } = event;
      if (!isWanted || clipboardData === null || event.defaultPrevented || isForField(event)) return;
      const files = [...clipboardData.files];
      const text = clipboardData.getData('text/plain');
      // Spreadsheets also put a picture of the cells on the clipboard, and file managers the name of a file as text.
      if (files.some(({ type }) => !type.startsWith('image/')) || (files.length > 0 && text.trim() === '')) {
        event.preventDefault();
        onFiles(files);
      } else if (text.trim() !== '') {
        event.preventDefault();
        onText(text);
      }
    };
    document.addEventListener('dragenter', enter);
    document.addEventListener('dragleave', leave);
    document.addEventListener('dragover', over);
    document.addEventListener('drop', drop);
    document.addEventListener('paste', paste);
    return () => {
      document.removeEventListener('dragenter', enter);
      document.removeEventListener('dragleave', leave);
      document.removeEventListener('dragover', over);
      document.removeEventListener('drop', drop);
      document.removeEventListener('paste', paste);
    };
  }, [isWanted, onFiles, onText]);
  return isOver && isWanted;
}

const hasFiles = ({ dataTransfer }: DragEvent): boolean => dataTransfer?.types.includes('Files') === true;

/** Whether a paste is meant for a field, or for a dialog over the page. */
function isForField(event: ClipboardEvent): boolean {
  const [target] = event.composedPath();
  if (!(target instanceof HTMLElement)) return false;
  const isText = target.matches('input:not([type=file]), textarea, select') || target.isContentEditable;
  return isText || target.closest('[role=dialog]') !== null;
}
