import '@testing-library/jest-dom/vitest';
// Before Testing Library, which looks for `act` when it is loaded.
import './act.ts';
import { cleanup, configure } from '@testing-library/react';
import { afterEach, vi } from 'vitest';

import { computedStyle } from './computed-style.ts';

// Long timeout of `findBy` and `waitFor`, because a page's code is loaded when it is first opened.
configure({
  asyncUtilTimeout: 10_000,
  // Without the document in each message: `findBy` makes one at every attempt.
  getElementError: (message) => new Error(message ?? undefined),
});

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  localStorage.clear();
  sessionStorage.clear();
});

window.getComputedStyle = computedStyle;
// Without it the JSON editor is a plain text box, whose content tests can read.
for (let at: unknown = document; at instanceof Node; at = Reflect.getPrototypeOf(at)) {
  Reflect.deleteProperty(at, 'adoptedStyleSheets');
}

// happy-dom makes a new list at each call, browsers only when it changes: the console remembers what follows from it.
Object.defineProperty(navigator, 'languages', { value: navigator.languages, configurable: true });

// Browser APIs that Mantine needs and happy-dom lacks.
window.matchMedia = (media) => ({
  matches: false,
  media,
  onchange: null,
  addEventListener() {},
  removeEventListener() {},
  addListener() {},
  removeListener() {},
  dispatchEvent: () => false,
});
window.ResizeObserver = class {
  observe() {}
  unobserve() {}
  disconnect() {}
};
Object.defineProperty(document, 'fonts', { value: new EventTarget(), configurable: true });
window.scrollTo = () => undefined;
Element.prototype.scrollIntoView = () => undefined;
