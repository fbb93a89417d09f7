import React from 'react';
import { flushSync } from 'react-dom';
import { unstable_IdlePriority as idle, unstable_scheduleCallback as schedule } from 'scheduler';

// Before fake timers replace it.
const { setTimeout } = globalThis;

/** Waits until React has rendered what it does not render synchronously, such as navigation. */
export const rendered = () => new Promise<void>((resolve) => void schedule(idle, () => resolve()));

async function renderedAfter<Result>(work: Promise<Result>): Promise<Result> {
  const result = await work;
  await new Promise((resolve) => void setTimeout(resolve, 0));
  await rendered();
  return result;
}

/** Does what tests need of React's `act`, which React's production build lacks: returns when changes are rendered. */
function act<Result>(callback: () => Result | Promise<Result>): Result | Promise<Result> {
  const result = flushSync(callback);
  return result instanceof Promise ? renderedAfter(result) : result;
}

// Testing Library looks for it when it is loaded.
Object.assign(React, { act });
