import { Button, type ButtonProps, Input } from '@mantine/core';
import {
  createContext,
  type ReactNode,
  type Ref,
  type RefObject,
  useContext,
  useEffect,
  useRef,
  useState,
} from 'react';

import classes from './submission.module.css';

type Submission = {
  area: RefObject<HTMLDivElement | null>;
  isReady: boolean;
  /** Whether submitting was tried while something was missing. */
  wasTried: boolean;
  submit: () => void;
};

/**
 * Submits input that may be incomplete. While something is missing, submitting shows it at the fields and focuses the first
 * of them instead.
 *
 * @param isReady - whether the input is complete
 * @param onIncomplete - shows problems that the fields don't find by themselves
 */
export function useSubmission(isReady: boolean, onSubmit: () => void, onIncomplete?: () => void): Submission {
  const area = useRef<HTMLDivElement>(null);
  const [tries, setTries] = useState(0);
  useEffect(() => {
    if (tries > 0) focusProblem(area.current);
  }, [tries]);
  const submit = () => {
    setTries(isReady ? 0 : tries + 1);
    if (isReady) onSubmit();
    else onIncomplete?.();
  };
  return { area, isReady, wasTried: tries > 0, submit };
}

/** Focuses the first field with a problem, or the first control of a group with one. */
export function focusProblem(area: HTMLElement | null): void {
  const found = area?.querySelector<HTMLElement>('[aria-invalid="true"], [data-problem]');
  (found?.querySelector<HTMLElement>('input:not(:disabled), button:not(:disabled)') ?? found)?.focus();
}

const TriedContext = createContext(false);

/** Around the fields and the button of a submission. Dialogs and forms inside it have their own. */
export function SubmissionArea({ submission, children }: { submission: Submission; children: ReactNode }) {
  const { area, wasTried } = submission;
  return (
    <TriedContext value={wasTried}>
      <div ref={area}>{children}</div>
    </TriedContext>
  );
}

type SubmitButtonProps = ButtonProps & {
  submission: Submission;
  ref?: Ref<HTMLButtonElement>;
  type?: 'submit';
  onClick?: () => void;
  children: ReactNode;
};

/** Can be pressed and focused while something is missing, which pressing it shows. In a form it is of the type `submit`. */
export function SubmitButton({ submission, ...button }: SubmitButtonProps) {
  const incomplete = !submission.isReady && {
    'aria-disabled': true,
    'data-disabled': true,
    className: classes.incomplete,
  };
  return <Button {...(button.type !== 'submit' && { onClick: submission.submit })} {...incomplete} {...button} />;
}

/** Whether submitting was tried, so that fields show what is missing. */
export const useWasTried = (): boolean => useContext(TriedContext);

type FieldProps = { problem: string | undefined; children: (error: string | undefined) => ReactNode };

/** A field that shows its problem once submitting was tried. */
export function CheckedField({ problem, children }: FieldProps) {
  return children(useWasTried() ? problem : undefined);
}

/** Choices, or a text that says why there are none, with the problem below them once submitting was tried. */
export function CheckedGroup({ problem, children }: { problem: string | undefined; children: ReactNode }) {
  const isShown = useWasTried() && problem !== undefined;
  return (
    <div data-problem={isShown || undefined}>
      {children}
      {isShown && (
        <Input.Error role="alert" mt={4}>
          {problem}
        </Input.Error>
      )}
    </div>
  );
}
