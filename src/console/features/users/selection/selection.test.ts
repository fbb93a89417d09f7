import { expect, it } from 'vitest';

import { isEmpty, isSelected, noSelection, type Selection, toggle, togglePage } from './selection.ts';

const first = { page: ['a', 'b', 'c', 'd'], query: 'q' };
const second = { page: ['e', 'f', 'g', 'h'], query: 'q' };
const idsOf = ({ ids }: Selection) => [...ids].toSorted();

it('keeps users of other pages', () => {
  const selection = toggle(toggle(noSelection, 'b', first), 'f', second);
  expect(idsOf(selection)).toEqual(['b', 'f']);
  expect(idsOf(toggle(selection, 'b', first))).toEqual(['f']);
});

it('selects a range in both directions, and deselects one', () => {
  const down = toggle(toggle(noSelection, 'b', first), 'd', { ...first, isRange: true });
  expect(idsOf(down)).toEqual(['b', 'c', 'd']);
  const up = toggle(toggle(noSelection, 'c', first), 'a', { ...first, isRange: true });
  expect(idsOf(up)).toEqual(['a', 'b', 'c']);
  const less = toggle(toggle(down, 'b', first), 'c', { ...first, isRange: true });
  expect(idsOf(less)).toEqual(['d']);
});

it('begins no range on another page', () => {
  const selection = toggle(toggle(noSelection, 'b', first), 'g', { ...second, isRange: true });
  expect(idsOf(selection)).toEqual(['b', 'g']);
});

it('selects a page and deselects it, without the others', () => {
  const selection = togglePage(toggle(noSelection, 'f', second), true, first);
  expect(idsOf(selection)).toEqual(['a', 'b', 'c', 'd', 'f']);
  expect(idsOf(togglePage(selection, false, first))).toEqual(['f']);
});

it('shows all users of a search as selected, and leaves those of the page when one is deselected', () => {
  const all: Selection = { ids: new Set(), matching: { query: 'q', total: 57 } };
  expect(isEmpty(all)).toBe(false);
  expect(isSelected(all, 'f', 'q')).toBe(true);
  expect(isSelected(all, 'f', 'other')).toBe(false);
  expect(idsOf(toggle(all, 'b', first))).toEqual(['a', 'c', 'd']);
  expect(toggle(all, 'b', first).matching).toBeUndefined();
  expect(idsOf(toggle(all, 'b', { ...first, query: 'other' }))).toEqual(['b']);
  expect(isEmpty(togglePage(all, false, first))).toBe(true);
});
