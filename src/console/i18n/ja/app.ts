import type { app as english } from '#console/i18n/en/app.ts';
import type { Translated } from '#console/i18n/translated.ts';

export const app: Translated<typeof english> = {
  name: 'Usher',
  skipToContent: 'Skip to content',
  requests: 'Show requests',
  operator: 'Operator {{name}}',
  otherOperator: 'You signed in as another operator. Your entries are kept.',
  quickFind: 'Quick find',
  nav: {
    label: 'Main',
    users: 'Users',
    activity: 'Activity',
    roles: 'Roles',
    dashboard: 'Dashboard',
    auditLog: 'Audit log',
    operators: 'Operators',
    approvals: 'Approvals',
  },
  language: {
    label: 'Language',
    failed: 'The language can’t be loaded. Try again.',
  },
  colorScheme: {
    label: 'Color scheme',
    light: 'Light',
    dark: 'Dark',
    auto: 'System',
  },
  notFound: {
    title: 'Page not found',
    text: 'The address may be wrong, or the page has moved.',
    toUsers: 'Go to users',
  },
  crashed: {
    title: 'Something went wrong',
    text: 'This page can’t be shown. No data was changed. Reload the page to try again.',
    reload: 'Reload the page',
  },
};
