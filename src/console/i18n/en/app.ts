export const app = {
  name: 'Usher',
  skipToContent: 'Skip to content',
  quickFind: 'Quick find',
  nav: {
    label: 'Main',
    users: 'Users',
    activity: 'Activity',
    roles: 'Roles',
    dashboard: 'Dashboard',
    auditLog: 'AuditLog',
    operators: 'Operators',
    approvals: 'Approvals',
  },
  colorScheme: {
    label: 'Color scheme',
    light: 'Light',
    dark: 'Dark',
    auto: 'System',
  },
  notFound: {
    title: 'Page not found',
    text: 'There is nothing at this address. It may have been mistyped, or the page has moved.',
    toUsers: 'Go to users',
  },
  crashed: {
    title: 'Something went wrong',
    text: 'This page could not be shown. Nothing was changed by that. Loading it again often helps.',
    reload: 'Reload the page',
  },
} as const;
