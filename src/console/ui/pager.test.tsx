import { MantineProvider } from '@mantine/core';
import { act, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { MemoryRouter } from 'react-router';
import { afterEach, expect, it, vi } from 'vitest';

import { Pager } from './pager.tsx';

type State = { page: number; pageSize?: number; total: number; isCapped?: boolean; isStale?: boolean };

function renderPager({ page, pageSize = 20, total, isCapped = false, isStale = false }: State) {
  const onPageSize = vi.fn<(pageSize: number) => void>();
  render(
    <MantineProvider env="test">
      <MemoryRouter initialEntries={['/list']}>
        <Pager
          page={page}
          pageSize={pageSize}
          pageSizes={[10, 20, 50, 100]}
          total={total}
          isCapped={isCapped}
          isStale={isStale}
          hrefFor={(to) => `?page=${to}`}
          onPageSize={onPageSize}
        />
      </MemoryRouter>
    </MantineProvider>,
  );
  return { onPageSize, pager: within(screen.getByRole('navigation', { name: 'Pagination' })) };
}

/** URLs of all links by name; `null` if disabled. */
const steps = (pager: ReturnType<typeof within>) =>
  Object.fromEntries(
    pager.getAllByRole('link').map((link: HTMLElement) => [link.getAttribute('aria-label'), link.getAttribute('href')]),
  );

it('links to the ends, the neighbors and the pages around', () => {
  const { pager } = renderPager({ page: 50, total: 2000 });
  expect(steps(pager)).toEqual({
    'First page': '/list?page=1',
    'Previous page': '/list?page=49',
    'Page 1': '/list?page=1',
    'Page 49': '/list?page=49',
    'Page 50': '/list?page=50',
    'Page 51': '/list?page=51',
    'Page 100': '/list?page=100',
    'Next page': '/list?page=51',
    'Last page': '/list?page=100',
  });
  expect(pager.getByRole('link', { current: 'page' })).toHaveAccessibleName('Page 50');
});

it('disables the links back on the first page', () => {
  const { pager } = renderPager({ page: 1, total: 2000 });
  for (const name of ['First page', 'Previous page']) {
    expect(pager.getByRole('link', { name })).toHaveAttribute('aria-disabled', 'true');
    expect(pager.getByRole('link', { name })).not.toHaveAttribute('href');
  }
  expect(pager.getByRole('link', { name: 'Next page' })).not.toHaveAttribute('aria-disabled');
});

it('disables the links forward on the last page', () => {
  const { pager } = renderPager({ page: 100, total: 2000 });
  for (const name of ['Next page', 'Last page']) {
    expect(pager.getByRole('link', { name })).toHaveAttribute('aria-disabled', 'true');
    expect(pager.getByRole('link', { name })).not.toHaveAttribute('href');
  }
});

it('links from beyond the end to the last page', () => {
  const { pager } = renderPager({ page: 99, total: 41 });
  expect(pager.getByRole('status')).toHaveTextContent(/^0 of 41$/);
  expect(pager.getByRole('link', { name: 'Previous page' })).toHaveAttribute('href', '/list?page=3');
  expect(pager.queryByRole('link', { current: 'page' })).toBeNull();
});

it.each([
  [{ page: 2, total: 2000 }, '21–40 of 2,000'],
  [{ page: 100, total: 1987 }, '1,981–1,987 of 1,987'],
  [{ page: 1, total: 5 }, '1–5 of 5'],
  [{ page: 1, total: 0 }, '0 of 0'],
  [{ page: 1, total: 10_001, isCapped: true }, '1–20 of more than 10,000'],
])('shows the range of %o: %s', (state, text) => {
  const { pager } = renderPager(state);
  expect(pager.getByRole('status').textContent).toBe(text);
});

it('disables the last page if the total is capped', () => {
  const { pager } = renderPager({ page: 1, total: 10_001, isCapped: true });
  expect(pager.getByRole('link', { name: 'Last page' })).toHaveAttribute('aria-disabled', 'true');
  expect(pager.getByRole('link', { name: 'Next page' })).toHaveAttribute('href', '/list?page=2');
});

it('shows all links for a single page', () => {
  const { pager } = renderPager({ page: 1, total: 3 });
  expect(Object.keys(steps(pager))).toEqual(['First page', 'Previous page', 'Page 1', 'Next page', 'Last page']);
  expect(pager.getByRole('link', { name: 'Page 1' })).toHaveAttribute('aria-current', 'page');
});

it('offers the page sizes, including the current one', async () => {
  const { pager, onPageSize } = renderPager({ page: 1, pageSize: 33, total: 200 });
  const size = pager.getByRole('combobox', { name: 'Rows per page' });
  expect(
    within(size)
      .getAllByRole('option')
      .map(({ textContent }) => textContent),
  ).toEqual(['10', '20', '33', '50', '100']);
  expect(size).toHaveValue('33');
  await userEvent.selectOptions(size, '100');
  expect(onPageSize).toHaveBeenCalledExactlyOnceWith(100);
});

afterEach(() => {
  vi.useRealTimers();
});

it('keeps the old count out of the status while rows load, and announces loading after a second', async () => {
  vi.useFakeTimers();
  const { pager } = renderPager({ page: 1, total: 2000, isStale: true });
  expect(pager.getByRole('status')).toBeEmptyDOMElement();
  await act(() => vi.advanceTimersByTimeAsync(999));
  expect(pager.getByRole('status')).toBeEmptyDOMElement();
  await act(() => vi.advanceTimersByTimeAsync(1));
  expect(pager.getByRole('status')).toHaveTextContent(/^Loading$/);
});
