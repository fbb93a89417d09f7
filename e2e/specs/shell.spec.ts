import { expect, expectAccessible, test } from '#e2e/fixtures.ts';

test('shows only working pages in the navigation', async ({ page }) => {
  await page.goto('/');
  const links = page.getByRole('navigation', { name: 'Main' }).getByRole('link');
  await expect(links).toHaveText([
    'Users',
    'Activity',
    'Roles',
    'Dashboard',
    'Approvals',
    'Jobs',
    'Audit log',
    'Operators',
  ]);
});

test('keeps the selected color scheme', async ({ page }) => {
  await page.goto('/users');
  await page.getByRole('button', { name: 'Color scheme' }).click();
  await page.getByRole('menuitemradio', { name: 'Dark' }).click();
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');
});

test('serves the page at every URL, with a message for unknown ones', async ({ page, request }) => {
  expect((await request.get('/no/such/page')).status()).toBe(200);
  await page.goto('/no/such/page');
  await expect(page.getByRole('heading', { level: 1, name: 'Page not found' })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Go to users' }).click();
  await expect(page).toHaveURL('/users');
});

test('has a content security policy without inline styles or third-party scripts', async ({ request }) => {
  const headers = (await request.get('/users')).headers();
  expect(headers['content-security-policy']).toContain("style-src 'self';");
  expect(headers['content-security-policy']).not.toContain('unsafe');
  expect(headers['x-content-type-options']).toBe('nosniff');
  expect((await request.get('/assets/none.js')).status()).toBe(404);
});

test('never sends the machine token or a secret to the browser', async ({ page }) => {
  const bodies: Promise<string>[] = [];
  page.on('response', (response) => bodies.push(response.text().catch(() => '')));
  await page.goto('/activity');
  await expect(page.getByRole('table', { name: 'Activity' })).toBeVisible();
  const connectors = await page.evaluate(async () => (await fetch('/api/connectors')).text());
  expect(connectors).toContain('"target":"google"');
  const everything = (await Promise.all(bodies)).join('\n') + connectors;
  expect(everything).not.toContain('e2e-secret-that-no-answer-may-hold');
  expect(everything).not.toMatch(/"(?:clientSecret|config|access_token|passwordDigest)"/);
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  test('fits the screen and works', async ({ page, newUser }) => {
    const user = await newUser({
      name: 'Wilhelmina Featherstonehaugh-Cholmondeley',
      avatar: 'https://unknown.example.org/picture.png',
    });
    await page.goto(`/users?search=${user.id}`);
    await expect(page.getByRole('table', { name: 'Users' })).toContainText(user.primaryEmail ?? '');
    await expectFits(page);
    await page.getByRole('link', { name: user.name ?? '' }).click();
    await expect(page.getByRole('heading', { level: 1, name: user.name ?? '' })).toBeVisible();
    await expectFits(page);
    for (const address of [`/users/${user.id}/activity`, `/users/${user.id}/password`, '/users/new', '/activity']) {
      await page.goto(address);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await expectFits(page);
    }
  });

  test('scrolls the current page into view in the navigation, without moving the focus', async ({ page }) => {
    // Browsers round scroll positions, so that a fraction of a pixel may be hidden.
    const whole = { ratio: 0.99 };
    const link = (name: string) =>
      page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: new RegExp(`^${name}`) });
    const operator = { subject: 's', name: 'Sam', role: 'support' };
    const waiting = {
      id: 'a',
      state: 'pending',
      requester: operator,
      isOwn: false,
      action: 'users:delete',
      because: 'active-users',
      userIds: [],
      target: null,
      fields: null,
      before: null,
      reason: null,
      requestedAt: 0,
      expiresAt: 1,
      decidedBy: null,
      failure: null,
    };
    await page.route('**/usher/approvals', (route) => route.fulfill({ json: [waiting] }));
    await page.goto('/operators');
    await expect(page.getByRole('heading', { level: 1, name: 'Operators' })).toBeVisible();
    // A badge makes a link wider after the page is loaded.
    await expect(link('Approvals')).toHaveAccessibleName(/waiting/);
    await expect(link('Operators')).toBeInViewport(whole);
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('BODY');
    await expectFits(page);

    await page.getByRole('link', { name: 'Usher', exact: true }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Users' })).toBeVisible();
    await expect(link('Users')).toBeInViewport(whole);
    await expect(link('Operators')).not.toBeInViewport(whole);

    await link('Approvals').focus();
    for (const name of ['Jobs', 'Audit log', 'Operators']) {
      await page.keyboard.press('Tab');
      await expect(link(name)).toBeFocused();
      await expect(link(name)).toBeInViewport(whole);
    }
  });
});

const expectFits = (page: import('@playwright/test').Page) =>
  expect
    .poll(() => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth))
    .toBeLessThanOrEqual(0);

test('does not violate its content security policy on any page', async ({ page }) => {
  const violations: string[] = [];
  await page.exposeFunction('reportViolation', (directive: string) => violations.push(directive));
  await page.addInitScript(
    `document.addEventListener('securitypolicyviolation', (event) => window.reportViolation(event.violatedDirective))`,
  );
  for (const address of ['/users', '/activity', '/roles', '/dashboard', '/audit-log', '/users/new']) {
    await page.goto(address);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  }
  expect(violations).toEqual([]);
});
