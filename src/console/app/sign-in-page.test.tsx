import { screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';

import { renderConsole } from '#console/testing/render-console.tsx';
import { signInFailures } from '#contract/operators.ts';

/** Responses of a gateway with provider sign-in and no session. */
function providerAnswers(request: Request, redirectTo: string | null = null): Response {
  switch (new URL(request.url).pathname) {
    case '/usher/sign-in-options':
      return Response.json({ kind: 'oidc', isExposed: false });
    case '/usher/sign-out':
      return Response.json({ redirectTo });
    default:
      return Response.json({ code: 'gateway.signed_out', message: '' }, { status: 401 });
  }
}

it.each(['no-role', 'no-roles-claim', 'denied', 'refused'])(
  'offers another account after the failure %s',
  async (failure) => {
    renderConsole(`/sign-in?failure=${failure}&return_to=/users%3Fpage=2`, providerAnswers);
    const link = await screen.findByRole('link', { name: 'Use another account' });
    expect(link).toHaveAttribute('href', '/usher/sign-in?return_to=%2Fusers%3Fpage%3D2&account=another');
    expect(screen.getByRole('link', { name: 'Sign in' })).toBeVisible();
  },
);

it.each(['', '?failure=issuer', '?failure=expired'])(
  'offers no other account if none was refused: %s',
  async (search) => {
    renderConsole(`/sign-in${search}`, providerAnswers);
    expect(await screen.findByRole('link', { name: 'Sign in' })).toBeVisible();
    expect(screen.queryByRole('link', { name: 'Use another account' })).toBeNull();
  },
);

it('shows if the provider has no sign-out page', async () => {
  const { operator, sent } = renderConsole('/sign-in?failure=no-role', (request) => providerAnswers(request));
  await operator.click(await screen.findByRole('button', { name: 'Sign out at the provider' }));
  await waitFor(() => expect(sent('POST /usher/sign-out')).toHaveLength(1));
  expect(await screen.findByText(/^Usher can’t sign you out at the provider/)).toBeVisible();
});

it.each([
  ['client', 'OIDC_CLIENT_SECRET'],
  ['issuer', 'OIDC_ISSUER'],
  ['redirect-uri', 'PUBLIC_URL'],
  ['scope', 'OIDC_SCOPES'],
  ['clock', 'clocks'],
  ['no-roles-claim', 'OIDC_ROLES_CLAIM'],
])('names the setting to check after the failure %s, and the doctor command', async (failure, setting) => {
  renderConsole(`/sign-in?failure=${failure}`, providerAnswers);
  const alert = await screen.findByRole('alert');
  expect(alert).toHaveTextContent(setting);
  expect(alert).toHaveTextContent('npm run doctor');
});

it.each(signInFailures)('explains the failure %s', async (failure) => {
  renderConsole(`/sign-in?failure=${failure}`, providerAnswers);
  expect(await screen.findByRole('alert')).not.toHaveTextContent('signIn.');
});
