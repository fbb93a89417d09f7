import { createContext, type ReactNode, useContext, useMemo, useState } from 'react';

/** How long a reason is remembered, in ms. */
const reasonTtl = 30 * 60_000;

type Reasons = {
  /** Reasons by the ID of the user or role that was written to. */
  remembered: ReadonlyMap<string, string>;
  /** Remembers the reason for further writes to the same targets; an empty one is forgotten. */
  remember: (targets: readonly string[], reason: string) => void;
  /** Forgets all reasons, when the operator changes. */
  forget: () => void;
};

const nothing: ReadonlyMap<string, string> = new Map();

const ReasonsContext = createContext<Reasons>({ remembered: nothing, remember: () => {}, forget: () => {} });

/**
 * Remembers for a while the reasons that the operator gave, per user or role, so that each is entered once. In memory
 * only, because a reason may contain personal data.
 */
export function ReasonsProvider({ children }: { children: ReactNode }) {
  const [remembered, setRemembered] = useState(nothing);
  const [actions] = useState(() => ({
    remember: (targets: readonly string[], reason: string) => {
      const isOld = (target: string) => targets.includes(target);
      setRemembered((known) => {
        const others = [...known].filter(([target]) => !isOld(target));
        return new Map(reason === '' ? others : [...others, ...targets.map((target) => [target, reason] as const)]);
      });
      const expire = () =>
        setRemembered((known) => new Map([...known].filter(([target, one]) => !(isOld(target) && one === reason))));
      setTimeout(expire, reasonTtl);
    },
    forget: () => setRemembered(nothing),
  }));
  const reasons = useMemo(() => ({ remembered, ...actions }), [remembered, actions]);
  return <ReasonsContext value={reasons}>{children}</ReasonsContext>;
}

export const useReasons = (): Reasons => useContext(ReasonsContext);
