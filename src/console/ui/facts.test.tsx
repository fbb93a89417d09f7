import { render, screen } from '@testing-library/react';
import { expect, it } from 'vitest';

import { masked } from '#contract/masking.ts';

import { CopyableFact, Facts } from './facts.tsx';

it('offers to copy a value, unless it is masked or missing', () => {
  const copyLabel = (value: string) => `Copy ${value}`;
  render(
    <Facts>
      <CopyableFact label="ID" value="u1" copyLabel={copyLabel} />
      <CopyableFact label="Username" value={masked} copyLabel={copyLabel} />
      <CopyableFact label="Email" value={null} copyLabel={copyLabel} />
    </Facts>,
  );
  expect(screen.getByText(masked)).toBeVisible();
  expect(screen.getAllByRole('button').map((button) => button.getAttribute('aria-label'))).toEqual(['Copy u1']);
});
