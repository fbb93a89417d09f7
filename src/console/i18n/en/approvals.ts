export const approvals = {
  title: 'Approvals',
  intro: 'Actions that need a second operator. A request can be decided for 24 hours, and an approval used once.',
  introOwn: 'Your requests for a second operator.',
  pending_one: '{{count, number}} request is waiting',
  pending_other: '{{count, number}} requests are waiting',
  empty: {
    title: 'No requests',
    text: 'Requests for a second operator show up here.',
  },
  column: {
    action: 'Action',
    user: 'User',
    requester: 'Requested by',
    reason: 'Reason or ticket',
    state: 'State',
    decide: 'Decision',
  },
  users_one: '{{count, number}} user',
  users_other: '{{count, number}} users',
  state: {
    pending: 'Waiting',
    approved: 'Approved',
    refused: 'Refused',
    used: 'Used',
    expired: 'Expired',
  },
  by: 'by {{name}}',
  until: 'until {{time}}',
  own: 'You',
  /** Why an action needs a second operator. */
  because: {
    'take-over':
      'Together with your other changes in the last 24 hours, this would let you sign in as this user. Another operator has to approve it.',
    erasure: 'Erasing from the audit log needs the approval of another operator.',
    'operator-roles': 'This changes who is an operator. Another operator has to approve it.',
    'operator-account':
      'This user is an operator, whose approvals you could give yourself. Another operator has to approve it.',
    'active-users': 'This user signed in during the last 30 days. Another operator has to approve deleting them.',
    reveals: 'You have revealed many accounts today. Another operator has to approve more.',
  },
  /** The same for the operator who decides. */
  why: {
    'take-over': 'Completes a change of how the user signs in',
    erasure: 'Erases values of the audit log',
    'operator-roles': 'Changes who is an operator',
    'operator-account': 'Changes the account of an operator',
    'active-users': 'Deletes a user who signed in recently',
    reveals: 'Reveals many accounts in a day',
  },
  /** What a reason has to be. */
  reason: {
    hintPattern: 'Recorded in the audit log. Remembered for this account for 30 minutes. Has to contain {{pattern}}',
    tooShort: 'Enter at least {{min, number}} visible characters',
    otherFormat: 'Enter a reason that contains {{pattern}}',
  },
  offer: {
    title: 'Approval needed',
    ask: 'Ask for approval',
    pending: 'Approval requested',
    pendingText: 'Another operator can approve it for 24 hours. Then carry out the action again.',
    view: 'View approvals',
    approved: 'Approved',
    approvedText: '{{name}} approved this. Carry out the action again to continue.',
    refused: 'Refused',
    refusedText: '{{name}} refused this.',
  },
  approve: {
    button: 'Approve',
    label: 'Approve: {{action}}, requested by {{name}}',
    title: 'Approve this action?',
    text: '{{name}} can then do this once within 24 hours: {{action}}. Your name is recorded with it.',
    done: 'Request approved',
  },
  refuse: {
    button: 'Refuse',
    label: 'Refuse: {{action}}, requested by {{name}}',
    title: 'Refuse this action?',
    text: '{{name}} can’t do this: {{action}}. Your name is recorded with it.',
    done: 'Request refused',
  },
} as const;

/** Beside the error texts that come with the first load. */
export const approvalErrors = {
  code: {
    'gateway approval_needed': 'Another operator has to approve this first.',
    'gateway own_request': 'This is your own request. Another operator has to decide it.',
    'gateway approval_closed': 'This request was decided already, or it has expired.',
    'gateway erasure_too_early': 'The audit log holds actions on this user that are too recent to be erased.',
  },
} as const;
