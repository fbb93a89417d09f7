import { render, screen } from '@testing-library/react';
import { expect, it } from 'vitest';

import { createQueryClient } from '#console/api/query-client.ts';
import { Providers } from '#console/app/providers.tsx';
import { user } from '#contract/users.ts';

import { ProfileFacts } from './profile-tab.tsx';

const withProfile = (profile: object) =>
  user.parse({
    id: 'a1b2c3d4e5f6',
    username: null,
    primaryEmail: null,
    primaryPhone: null,
    name: 'Ada',
    avatar: 'https://ada.example/ada.png',
    customData: {},
    identities: {},
    lastSignInAt: null,
    createdAt: 0,
    updatedAt: 0,
    profile,
    applicationId: null,
    isSuspended: false,
  });

it('links only web addresses', () => {
  const profile = { website: 'https://ada.example/', profile: 'javascript:alert(1)' };
  render(
    <Providers queryClient={createQueryClient()} env="test">
      <ProfileFacts user={withProfile(profile)} />
    </Providers>,
  );
  expect(screen.getAllByRole('link').map((link) => link.getAttribute('href'))).toEqual(['https://ada.example/']);
  expect(screen.getByText('javascript:alert(1)')).toBeVisible();
});
