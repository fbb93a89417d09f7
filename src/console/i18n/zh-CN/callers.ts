import type { callers as english } from '#console/i18n/en/callers.ts';
import type { Translated } from '#console/i18n/translated.ts';

/** Verifying that a caller is the user, and correcting an email or phone. */
export const callers: Translated<typeof english> = {
  title: 'Verify the caller of {{name}}',
  intro:
    'Ask for these before you change the account. The result counts for 30 minutes and is recorded with your changes.',
  close: 'Done',
  until: 'Counts until {{time}}',
  notPermitted: 'Your role can’t verify callers.',
  code: {
    title: 'Code',
    recipient: 'Send a code to',
    send: 'Send code',
    sendAgain: 'Send another code',
    sent: 'Code sent to {{address}}. Ask the caller to read it out.',
    label: 'Code from the caller',
    check: 'Check code',
    wrong: 'The code isn’t right or has expired. Ask again, or send another code.',
    noAddress: 'This account has no email or phone that a code could go to.',
  },
  facts: {
    title: 'Facts',
    hint: 'Let the caller name each fact first. Then show it and compare.',
    none: 'This account has no facts to ask for.',
    show: 'Show',
    showOne: 'Show: {{fact}}',
    shown: '{{fact}}: {{value}}',
    right: 'Matches',
    wrong: 'Doesn’t match',
    record: 'Record facts',
    wereWrong: 'The facts don’t match, so the caller isn’t verified.',
  },
  fact: {
    birthdate: 'Birthdate',
    postalCode: 'Postal code',
    lastSignInAt: 'Day of the last sign-in',
    createdAt: 'Day the account was created',
  },
  /** Inside a form or dialog whose action needs a verified caller. */
  offer: {
    title: 'Verify the caller first',
    text: 'This action needs a verified caller. What you entered stays here.',
    textMany: 'This action needs a verified caller for each of these accounts. Open them one by one.',
    done: 'Caller verified',
    doneText: 'Confirm the action again.',
  },
  correct: {
    title: 'Correct email or phone of {{name}}',
    which: 'Correct',
    email: 'Email',
    phone: 'Phone',
    current: 'On file: {{address}}',
    currentNone: 'On file: none',
    new: {
      email: 'New email',
      phone: 'New phone',
    },
    same: 'This is the address on file',
    verify: 'Verify the caller',
    verifyHint: 'Send a code to an address on file. If the caller has lost it, send one to the new address.',
    factsToo:
      'The caller has the new address, which alone doesn’t show who is calling. Compare the facts too, or an administrator has to approve the change.',
    ready: 'The caller is verified, so you can make this change.',
    request: 'The caller isn’t verified by a code, so an administrator has to approve the change.',
    noNotice: 'No notice is sent to the former address, because Logto can’t send one.',
    confirm: {
      email: 'Correct email',
      phone: 'Correct phone',
    },
    ask: 'Request approval',
    done: {
      email: 'Email corrected',
      phone: 'Phone corrected',
    },
    asked: 'Request sent. Approval makes the change.',
  },
};
