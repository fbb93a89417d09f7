import { afterEach, beforeEach, expect, it, vi } from 'vitest';

import { keepFocus } from './keep-focus.ts';

let stop: () => void;
beforeEach(() => {
  document.body.innerHTML =
    '<main><h1>Ada</h1><button id="first">Edit</button><button id="second">Save</button></main>';
  stop = keepFocus();
});
afterEach(() => {
  stop();
  document.body.replaceChildren();
});

const button = (id: string): HTMLButtonElement => {
  const found = document.getElementById(id);
  if (!(found instanceof HTMLButtonElement)) throw new Error(`There is no button ${id}.`);
  return found;
};
const focused = () => document.activeElement?.id ?? '';

it.each([
  ['removed', (one: HTMLButtonElement) => one.remove()],
  [
    'disabled',
    (one: HTMLButtonElement) => {
      one.disabled = true;
    },
  ],
])('returns the focus to where it was before when its element is %s', async (_, lose) => {
  button('first').focus();
  button('second').focus();
  lose(button('second'));
  await vi.waitFor(() => expect(focused()).toBe('first'));
});

it('focuses the heading when nothing that had the focus is left', async () => {
  button('second').focus();
  button('second').remove();
  await vi.waitFor(() => expect(document.activeElement?.tagName).toBe('H1'));
});

it('waits for a busy button', async () => {
  const save = button('second');
  button('first').focus();
  save.focus();
  // Browsers blur a disabled element before the next frame.
  save.blur();
  save.setAttribute('data-loading', 'true');
  save.disabled = true;
  await new Promise((resolve) => {
    setTimeout(resolve, 0);
  });
  expect(document.activeElement).toBe(document.body);
  save.disabled = false;
  save.removeAttribute('data-loading');
  await vi.waitFor(() => expect(focused()).toBe('second'));
});

it('leaves the focus where the operator put it', async () => {
  button('second').focus();
  document.body.dispatchEvent(new Event('pointerdown', { bubbles: true }));
  button('second').blur();
  await new Promise((resolve) => {
    setTimeout(resolve, 0);
  });
  button('second').remove();
  await new Promise((resolve) => {
    setTimeout(resolve, 0);
  });
  expect(document.activeElement).toBe(document.body);
});
