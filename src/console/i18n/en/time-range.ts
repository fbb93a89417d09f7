export const timeRange = {
  hour: 'Last hour',
  day: 'Last 24 hours',
  week: 'Last 7 days',
  month: 'Last 30 days',
  quarter: 'Last 90 days',
  since: 'Since {{time}}',
  between: '{{from}} to {{to}}',
  until: 'Until {{time}}',
} as const;
