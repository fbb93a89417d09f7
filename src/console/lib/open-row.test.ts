import { afterEach, beforeEach, expect, it } from 'vitest';

import { openRows } from './open-row.ts';

let stop: () => void;
let opened: string[];
const note = (event: MouseEvent) => {
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  event.preventDefault();
  if (link !== null) opened.push(`${link.id}${event.ctrlKey ? ' in a new tab' : ''}`);
};

beforeEach(() => {
  opened = [];
  stop = openRows();
  // After the listener under test, which ignores prevented clicks.
  document.addEventListener('click', note);
  document.body.innerHTML = `<table><thead><tr><th id="head">User</th></tr></thead><tbody>
    <tr><th><a href="/users/ada" id="ada">Ada</a></th>
      <td id="cell">Active</td><td><button id="copy">Copy</button></td><td><a href="/apps" id="app">App</a></td></tr>
    <tr><th>line 1</th><td id="only"><a href="/users/kim" id="kim">Kim</a></td></tr>
    <tr><td id="several"><a href="/1" id="one">1</a><a href="/2" id="two">2</a></td></tr></tbody></table>`;
});
afterEach(() => {
  stop();
  document.removeEventListener('click', note);
  getSelection()?.removeAllRanges();
  document.body.replaceChildren();
});

const click = (id: string, init: MouseEventInit = {}, type = 'click') =>
  document.getElementById(id)?.dispatchEvent(new MouseEvent(type, { bubbles: true, cancelable: true, ...init }));

it.each([
  ['cell', ['ada']],
  ['only', ['kim']],
  ['several', []],
  ['head', []],
  ['copy', []],
  ['app', ['app']],
  ['ada', ['ada']],
])('opens the link of the row after a click on %s: %j', (id, links) => {
  click(id);
  expect(opened).toEqual(links);
});

it('opens a new tab with a modifier or the middle button, and nothing with the right button', () => {
  click('cell', { ctrlKey: true });
  click('cell', { button: 1 }, 'auxclick');
  click('cell', { button: 2 }, 'auxclick');
  expect(opened).toEqual(['ada in a new tab', 'ada in a new tab']);
});

it('does not open while text is selected', () => {
  const cell = document.getElementById('cell');
  if (cell !== null) getSelection()?.selectAllChildren(cell);
  click('cell');
  expect(opened).toEqual([]);
});
