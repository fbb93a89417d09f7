/** Returns whether a key is for an input. The composed path has the actual target, even inside a shadow root. */
export function isTyping(event: KeyboardEvent): boolean {
  const [target] = event.composedPath();
  return target instanceof Element && target.closest('input, textarea, select, [contenteditable="true"]') !== null;
}
