import { expect, it } from 'vitest';

import { accountsOf } from './accounts-of.ts';

it('lists each account of events and notes once', () => {
  const events = [
    { targetUserId: 'ada', targetName: null },
    { targetUserId: null, targetName: null },
    { targetUserId: 'ada', targetName: 'Ada' },
    { targetUserId: 'kim', targetName: 'Kim' },
  ];
  expect(accountsOf(events, [{ userId: 'kim' }, { userId: 'lee' }])).toEqual([
    { userId: 'ada', recordedName: 'Ada', events: 2, isInNotes: false },
    { userId: 'kim', recordedName: 'Kim', events: 1, isInNotes: true },
    { userId: 'lee', recordedName: undefined, events: 0, isInNotes: true },
  ]);
});
