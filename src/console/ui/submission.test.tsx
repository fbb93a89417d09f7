import { MantineProvider, Radio, TextInput } from '@mantine/core';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { expect, it, vi } from 'vitest';

import { CheckedField, CheckedGroup, SubmissionArea, SubmitButton, useSubmission } from './submission.tsx';

function Form({ onSubmit }: { onSubmit: () => void }) {
  const [choice, setChoice] = useState<string | null>(null);
  const [name, setName] = useState('');
  const submission = useSubmission(choice !== null && name !== '', onSubmit);
  return (
    <SubmissionArea submission={submission}>
      <CheckedGroup problem={choice === null ? 'Choose one' : undefined}>
        <Radio.Group label="Kind" value={choice} onChange={setChoice}>
          <Radio value="none" label="None" disabled />
          <Radio value="some" label="Some" />
        </Radio.Group>
      </CheckedGroup>
      <CheckedField problem={name === '' ? 'Enter a name' : undefined}>
        {(error) => (
          <TextInput label="Name" error={error} value={name} onChange={(event) => setName(event.currentTarget.value)} />
        )}
      </CheckedField>
      <SubmitButton submission={submission}>Save</SubmitButton>
    </SubmissionArea>
  );
}

function open() {
  const onSubmit = vi.fn<() => void>();
  render(
    <MantineProvider>
      <Form onSubmit={onSubmit} />
    </MantineProvider>,
  );
  return { operator: userEvent.setup(), onSubmit, save: screen.getByRole('button', { name: 'Save' }) };
}

it('shows what is missing at the fields, focuses the first of them, and submits nothing', async () => {
  const { operator, onSubmit, save } = open();
  expect(save).toHaveAttribute('aria-disabled', 'true');
  expect(screen.queryByText('Enter a name')).toBeNull();
  await operator.tab();
  await operator.tab();
  await operator.tab();
  expect(save).toHaveFocus();
  await operator.keyboard('{Enter}');
  expect(screen.getByRole('alert')).toHaveTextContent('Choose one');
  expect(screen.getByRole('radio', { name: 'Some' })).toHaveFocus();
  expect(screen.getByRole('textbox')).toBeInvalid();

  await operator.click(screen.getByRole('radio', { name: 'Some' }));
  await operator.click(save);
  expect(screen.getByRole('textbox')).toHaveFocus();
  expect(screen.getByRole('textbox')).toHaveAccessibleDescription('Enter a name');
  await operator.keyboard('Ada');
  expect(save).not.toHaveAttribute('aria-disabled');
  expect(onSubmit).not.toHaveBeenCalled();
  await operator.click(save);
  expect(onSubmit).toHaveBeenCalledTimes(1);
});
