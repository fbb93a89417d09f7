export const dashboard = {
  title: 'Dashboard',
  /** Accessible name of a number that is a link. */
  numberOf: '{{label}}: {{number}}',
  users: {
    title: 'Users',
    total: 'Total users',
    today: 'New today',
    week: 'New in the last 7 days',
  },
  active: {
    title: 'Active users',
    text: 'Users who got an access token. Days are in the identity service’s time zone.',
    date: 'Up to and including',
    future: 'Choose today or an earlier date',
    day: 'Daily active users',
    week: 'Weekly active users',
    month: 'Monthly active users',
  },
  /** A difference from an earlier period. */
  delta: {
    yesterday: {
      more: '{{difference, number}} more than yesterday',
      fewer: '{{difference, number}} fewer than yesterday',
      same: 'The same as yesterday',
    },
    dayBefore: {
      more: '{{difference, number}} more than the day before',
      fewer: '{{difference, number}} fewer than the day before',
      same: 'The same as the day before',
    },
    weekBefore: {
      more: '{{difference, number}} more than in the previous 7 days',
      fewer: '{{difference, number}} fewer than in the previous 7 days',
      same: 'The same as in the previous 7 days',
    },
    monthBefore: {
      more: '{{difference, number}} more than in the previous 30 days',
      fewer: '{{difference, number}} fewer than in the previous 30 days',
      same: 'The same as in the previous 30 days',
    },
  },
  curve: {
    title: 'Daily active users over 30 days',
    asTable: 'Show as table',
    asChart: 'Show as chart',
    summary:
      'Chart of daily active users, between {{lowest}} and {{highest}} a day. The table that follows lists the numbers.',
    day: 'Day',
    users: 'Users',
  },
} as const;
