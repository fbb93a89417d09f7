import { MantineProvider, Modal } from '@mantine/core';
import { fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';

import { changeLanguage } from '#console/i18n/change-language.ts';

import { DateField } from './date-field.tsx';

afterEach(() => changeLanguage('en'));

type Options = { value?: string; withTime?: boolean; min?: string; max?: string };

function open({ value: first = '', ...options }: Options = {}) {
  const values: string[] = [];
  function Form() {
    const [value, setValue] = useState(first);
    const change = (changed: string) => {
      values.push(changed);
      setValue(changed);
    };
    return <DateField label="Ends on" value={value} onChange={change} {...options} />;
  }
  const onClose = vi.fn<() => void>();
  render(
    <MantineProvider env="test">
      <Modal opened onClose={onClose} title="Dialog">
        <Form />
      </Modal>
    </MantineProvider>,
  );
  const field = screen.getByRole('textbox', { name: 'Ends on' });
  const openCalendar = async (name = 'Calendar') => {
    await operator.click(screen.getByRole('button', { name }));
    return within(await screen.findByRole('dialog', { name }));
  };
  const operator = userEvent.setup();
  return { operator, field, values, onClose, openCalendar };
}

it('reads what is typed, and shows it in the order of the locale once it is left', async () => {
  const { operator, field, values } = open();
  expect(field).toHaveAttribute('placeholder', 'MM/DD/YYYY');
  await operator.type(field, '2026-11-03');
  expect(values.at(-1)).toBe('2026-11-03');
  expect(field).toHaveValue('2026-11-03');
  await operator.tab();
  expect(field).toHaveValue('11/03/2026');

  await changeLanguage('ja');
  await waitFor(() => expect(field).toHaveValue('2026/11/03'));
  expect(field).toHaveAttribute('placeholder', '年/月/日');
});

it('keeps a text that it can’t read, and says so once the field is left', async () => {
  const { operator, field, values } = open();
  await operator.type(field, '31/12/2026');
  expect(field).toBeValid();
  await operator.tab();
  expect(field).toBeInvalid();
  expect(field).toHaveAccessibleDescription('Enter a date such as 12/31/2026');
  expect(field).toHaveValue('31/12/2026');
  expect(values.at(-1)).toBe('31/12/2026');

  await operator.clear(field);
  await operator.type(field, '12/31/2026');
  expect(field).toBeValid();
  expect(values.at(-1)).toBe('2026-12-31');
});

it('checks at Enter, but not at the Enter that ends a composition', async () => {
  const { operator, field } = open();
  await operator.type(field, 'soon');
  fireEvent.keyDown(field, { key: 'Enter', keyCode: 229, isComposing: true });
  expect(field).toBeValid();
  await operator.keyboard('{Enter}');
  expect(field).toBeInvalid();
});

describe('the calendar', () => {
  it('has names and weeks of the language', async () => {
    const { openCalendar } = open({ value: '2026-11-03' });
    const english = await openCalendar();
    expect(english.getByRole('button', { name: 'November 2026' })).toBeVisible();
    expect(english.getAllByRole('columnheader').map(({ textContent }) => textContent)[0]).toBe('Sun');
    expect(english.getByRole('button', { name: 'Tuesday, November 3, 2026' })).toHaveAttribute('aria-pressed', 'true');

    await changeLanguage('zh-CN');
    await waitFor(() => expect(english.getByRole('button', { name: '2026年11月' })).toBeVisible());
    expect(english.getAllByRole('columnheader').map(({ textContent }) => textContent)[0]).toBe('周一');
    expect(english.getByRole('button', { name: '下个月' })).toBeVisible();

    await changeLanguage('ja');
    await waitFor(() => expect(english.getByRole('button', { name: '次の月' })).toBeVisible());
    expect(english.getAllByRole('columnheader').map(({ textContent }) => textContent)[0]).toBe('日');
    expect(english.getByRole('button', { name: '2026年11月3日火曜日' })).toBeVisible();
  });

  it('is used by keyboard, within the limits, and returns the focus', async () => {
    const { operator, openCalendar, values } = open({ value: '2026-11-03', min: '2026-11-02', max: '2026-11-20' });
    const calendar = await openCalendar();
    await waitFor(() => expect(calendar.getByRole('button', { name: /November 3,/ })).toHaveFocus());
    expect(calendar.getByRole('button', { name: /November 1,/ })).toBeDisabled();
    expect(calendar.getByRole('button', { name: /November 21,/ })).toBeDisabled();
    await operator.keyboard('{ArrowDown}{ArrowRight}{Enter}');
    expect(values).toEqual(['2026-11-11']);
    await waitFor(() => expect(screen.queryByRole('dialog', { name: 'Calendar' })).toBeNull());
    await waitFor(() => expect(screen.getByRole('button', { name: 'Calendar' })).toHaveFocus());
    expect(screen.getByRole('textbox')).toHaveValue('11/11/2026');
  });

  it('closes at Escape without the dialog around it', async () => {
    const { operator, openCalendar, onClose } = open({ value: '2026-11-03', withTime: true });
    await openCalendar();
    await operator.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog', { name: 'Calendar' })).toBeNull());
    expect(onClose).not.toHaveBeenCalled();
    await operator.keyboard('{Escape}');
    expect(onClose).toHaveBeenCalledOnce();
  });

  it('opens from the field', async () => {
    const { operator, field } = open();
    await operator.click(field);
    await operator.keyboard('{Alt>}{ArrowDown}{/Alt}');
    expect(await screen.findByRole('dialog', { name: 'Calendar' })).toBeVisible();
  });

  it('has a time, of 12 or 24 hours as the locale has it', async () => {
    const { operator, openCalendar, values } = open({ value: '2026-11-03T17:05', withTime: true });
    expect(screen.getByRole('textbox', { name: 'Ends on' })).toHaveValue('11/03/2026, 5:05 PM');
    const calendar = await openCalendar();
    expect(await calendar.findByRole('spinbutton', { name: 'Hours' })).toHaveValue('05');
    await operator.selectOptions(calendar.getByRole('combobox', { name: 'AM or PM' }), 'AM');
    expect(values.at(-1)).toBe('2026-11-03T05:05');
    await operator.click(calendar.getByRole('button', { name: /November 9/ }));
    expect(values.at(-1)).toBe('2026-11-09T05:05');
    await changeLanguage('zh-CN');
    await waitFor(() => expect(calendar.getByRole('spinbutton', { name: '时' })).toBeVisible());
    expect(calendar.queryByRole('combobox')).toBeNull();
    await operator.click(calendar.getByRole('button', { name: '完成' }));
    await waitFor(() => expect(screen.queryByRole('dialog', { name: '日历' })).toBeNull());
    expect(screen.getByRole('textbox')).toHaveValue('2026/11/09 05:05');
  });
});
