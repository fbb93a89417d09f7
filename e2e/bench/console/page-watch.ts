/** Measurements within a page. Times are in ms since the start of its navigation. */
export type PageWatch = {
  /** Resolves when a row of the list has been painted. */
  firstRow: Promise<number>;
  /** Measures the time from the next event of this type until the paint in which `isThere` is true. */
  time: (event: 'click' | 'paste', isThere: () => boolean) => void;
  timed: Promise<number>;
  /** Scores of layout shifts. Shifts just after input do not count as CLS. */
  shifts: {
    cls: number;
    afterInput: number;
    /** Elements whose shifts count as CLS. */
    moved: string[];
  };
  longTasks: { start: number; duration: number }[];
  interactions: { start: number; duration: number }[];
  watchFrames: () => void;
  /** Durations of the frames since `watchFrames`. */
  frames: number[];
};

/** Missing in TypeScript's DOM types. */
type LayoutShift = PerformanceEntry & { value: number; hadRecentInput: boolean; sources: { node: Node | null }[] };

declare global {
  interface Window {
    watch: PageWatch;
  }
}

/** Runs in the page before its own scripts. Must not use anything outside this function. */
export function watchPage(): void {
  const timeoutMs = 30_000;

  // A frame paints the document as its callback sees it. A message posted in the callback arrives after the paint.
  const untilPainted = (isThere: () => boolean) =>
    new Promise<number>((resolve, reject) => {
      const end = performance.now() + timeoutMs;
      const look = () => {
        if (performance.now() > end) {
          reject(new Error(`${location.pathname} timed out: ${String(isThere)}`));
          return;
        }
        if (!isThere()) {
          requestAnimationFrame(look);
          return;
        }
        const { port1, port2 } = new MessageChannel();
        port1.addEventListener('message', () => resolve(performance.now()));
        port1.start();
        port2.postMessage(undefined);
      };
      requestAnimationFrame(look);
    });

  const watch: PageWatch = {
    firstRow: untilPainted(() => document.querySelector('tbody th[scope=row] a') !== null),
    time: (event, isThere) => {
      watch.timed = new Promise((resolve) => {
        const begin = ({ timeStamp }: Event) => resolve(untilPainted(isThere).then((painted) => painted - timeStamp));
        addEventListener(event, begin, { capture: true, once: true });
      });
    },
    timed: Promise.resolve(Number.NaN),
    shifts: { cls: 0, afterInput: 0, moved: [] },
    longTasks: [],
    interactions: [],
    watchFrames: () => {
      let last: number | undefined;
      const count = (now: number) => {
        if (last !== undefined) watch.frames.push(now - last);
        last = now;
        requestAnimationFrame(count);
      };
      requestAnimationFrame(count);
    },
    frames: [],
  };
  window.watch = watch;

  const observe = <T extends PerformanceEntry>(
    init: PerformanceObserverInit & { durationThreshold?: number },
    note: (entry: T) => void,
  ) =>
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) note(entry as T);
    }).observe({ ...init, buffered: true });
  observe<LayoutShift>({ type: 'layout-shift' }, ({ value, hadRecentInput, startTime, sources }) => {
    watch.shifts[hadRecentInput ? 'afterInput' : 'cls'] += value;
    if (hadRecentInput) return;
    const texts = sources.map(({ node }) => `<${node?.nodeName.toLowerCase()}> "${node?.textContent?.slice(0, 40)}"`);
    watch.shifts.moved.push(`${value.toFixed(4)} at ${Math.round(startTime)} ms: ${texts.join(', ')}`);
  });
  observe({ type: 'longtask' }, ({ startTime, duration }) => {
    watch.longTasks.push({ start: startTime, duration });
  });
  observe<PerformanceEntry & { interactionId: number }>({ type: 'event', durationThreshold: 16 }, (entry) => {
    if (entry.interactionId > 0) watch.interactions.push({ start: entry.startTime, duration: entry.duration });
  });
}
