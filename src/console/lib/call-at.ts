/** Longest delay of a timer, in ms (24.8 days). A longer one overflows, and the timer fires at once. */
const longestDelay = 2 ** 31 - 1;

/**
 * Calls back at a time, in milliseconds since the epoch, however far away; at once if it is over. Timers may fire a little
 * early.
 *
 * @returns a function that cancels the call
 */
export function callAt(time: number, callBack: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const wait = () => {
    const left = time - Date.now();
    timer = setTimeout(left > longestDelay ? wait : callBack, Math.min(left, longestDelay));
  };
  wait();
  return () => clearTimeout(timer);
}
