/** What a page under measurement knows of itself. Times are in ms since its navigation began. */
export type PageWatch = {
  /** Resolves when a row of the list has been painted. */
  firstRow: Promise<number>;
  /** From the next event of this type until what `isThere` looks for has been painted. */
  time: (event: 'click' | 'paste', isThere: () => boolean) => void;
  timed: Promise<number>;
  /** Scores of layout shifts: those that count as CLS, and those in answer to input, which do not. */
  shifts: {
    unasked: number;
    asked: number;
    /** What moved unasked. */
    moved: string[];
  };
  longTasks: { start: number; duration: number }[];
  interactions: { start: number; duration: number }[];
  /** Lengths of the frames since `watchFrames`. */
  watchFrames: () => void;
  frames: number[];
};

/** TypeScript does not know it yet. */
type LayoutShift = PerformanceEntry & { value: number; hadRecentInput: boolean; sources: { node: Node | null }[] };

declare global {
  interface Window {
    watch: PageWatch;
  }
}

/** Runs in the page before anything of its own does; must be whole in itself. */
export function watchPage(): void {
  const timeoutMs = 30_000;

  // What a frame's callback finds in the document, that frame paints; a message comes after it.
  const untilPainted = (isThere: () => boolean) =>
    new Promise<number>((resolve, reject) => {
      const end = performance.now() + timeoutMs;
      const look = () => {
        if (performance.now() > end) {
          reject(new Error(`${location.pathname} did not come to ${String(isThere)}`));
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
    shifts: { unasked: 0, asked: 0, moved: [] },
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
    watch.shifts[hadRecentInput ? 'asked' : 'unasked'] += value;
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
