export const approvals = {
  title: 'Approvals',
  intro: 'Actions that need a second operator. A request expires after 24 hours, and an approval can be used once.',
  introOwn: 'Your requests for approval by another operator.',
  pending_one: '{{count, number}} request is waiting',
  pending_other: '{{count, number}} requests are waiting',
  empty: {
    title: 'No requests',
    text: 'Requests for approval appear here.',
  },
  column: {
    action: 'Action',
    user: 'User',
    requester: 'Requested by',
    reason: 'Reason or ticket',
    state: 'State',
  },
  users_one: '{{count, number}} user',
  users_other: '{{count, number}} users',
  state: {
    pending: 'Waiting',
    approved: 'Approved',
    refused: 'Refused',
    used: 'Used',
    failed: 'Approved, but not carried out',
    withdrawn: 'Withdrawn',
    expired: 'Expired',
  },
  concerns: 'User: {{name}}',
  /** Label of the present value, if it changed after the request. */
  storedNow: 'Stored now',
  reasonGiven: 'Reason or ticket: {{reason}}',
  by: 'by {{name}}',
  until: 'until {{time}}',
  own: 'You',
  /** Why an action needs a second operator, for the operator who requests it. */
  because: {
    'take-over':
      'Together with your other changes in the last 24 hours, this would let you sign in as this user. Another operator must approve it.',
    erasure: 'Erasing data from the audit log needs approval by another operator.',
    'operator-roles': 'This changes who is an operator. Another operator must approve it.',
    'operator-account':
      'This user is an operator, whose approvals you could give yourself. Another operator must approve it.',
    'active-users': 'This user signed in during the last 30 days. Another operator must approve the deletion.',
    reveals: 'You have revealed many accounts today. Another operator must approve any more.',
    'unverified-caller': 'The caller isn’t verified by a code. Another operator must approve the change.',
  },
  /** The same for the operator who decides. */
  why: {
    'take-over': 'Completes a change of the user’s sign-in details',
    erasure: 'Erases data from the audit log',
    'operator-roles': 'Changes who is an operator',
    'operator-account': 'Changes the account of an operator',
    'active-users': 'Deletes a user who signed in recently',
    reveals: 'Reveals many accounts in one day',
    'unverified-caller': 'No code verified the caller',
  },
  /** Rules for a reason. */
  reason: {
    hintPattern: 'Recorded in the audit log. Reused for this account for 30 minutes. Must contain {{pattern}}',
    tooShort: 'Enter at least {{min, number}} visible characters',
    otherFormat: 'Enter a reason that contains {{pattern}}',
  },
  offer: {
    title: 'Approval needed',
    ask: 'Request approval',
    pending: 'Approval requested',
    /** The operator requested the same again. */
    repeated: 'Already requested, waiting for approval',
    pendingText: 'Another operator can approve it within 24 hours. After that, repeat the action.',
    pendingTextNow: 'Another operator can approve it within 24 hours. Approval makes the change.',
    view: 'View approvals',
    approved: 'Approved',
    approvedText: '{{name}} approved this. Repeat the action to continue.',
    approvedTextNow: '{{name}} approved this, and the change was made.',
    refusedText: '{{name}} refused this.',
  },
  /** Another request for the same action on the same user, with other values. */
  inTheWay: {
    title: 'Another request is waiting',
    own: 'You requested this with other values before. Replacing withdraws your earlier request.',
    other: '{{name}} requested this change before. That request has to be decided first.',
    replace: 'Replace request',
  },
  /** Notice on the account that a request is about. */
  onAccount: {
    own: 'You requested approval: {{action}}',
    other: '{{name}} requests approval: {{action}}',
  },
  approve: {
    button: 'Approve',
    description: '{{action}}, requested by {{name}}',
    title: 'Approve this action?',
    text: '{{name}} can then do this once within 24 hours: {{action}}. Your name is recorded with it.',
    textNow: '{{name}} asked for this: {{action}}. Approving makes the change now. Your name is recorded with it.',
    done: 'Request approved',
    doneNow: 'Request approved and the change made',
  },
  refuse: {
    button: 'Refuse',
    description: '{{action}}, requested by {{name}}',
    title: 'Refuse this action?',
    text: '{{name}} can’t do this: {{action}}. Your name is recorded with it.',
    done: 'Request refused',
  },
} as const;
