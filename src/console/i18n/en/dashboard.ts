export const dashboard = {
  title: 'Dashboard',
  /** What a number that is a link is called by who cannot see what stands around it. */
  numberOf: '{{label}}: {{number}}',
  users: {
    title: 'Users',
    total: 'Total users',
    today: 'New today',
    week: 'New in the last 7 days',
  },
  active: {
    title: 'Active users',
    text: 'Who was given an access token by an app. Days are those of the identity service.',
    date: 'Up to and including',
    day: 'Daily active users',
    week: 'Weekly active users',
    month: 'Monthly active users',
  },
  delta: {
    more: '{{difference, number}} more than {{than}}',
    fewer: '{{difference, number}} fewer than {{than}}',
    same: 'The same as {{than}}',
  },
  than: {
    yesterday: 'yesterday',
    dayBefore: 'the day before',
    weekBefore: 'in the 7 days before',
    monthBefore: 'in the 30 days before',
  },
  curve: {
    title: 'Daily active users over 30 days',
    asTable: 'Show as table',
    asChart: 'Show as chart',
    summary:
      'Curve of the daily active users: between {{lowest}} and {{highest}} a day. The table that follows has the numbers.',
    day: 'Day',
    users: 'Users',
  },
} as const;
