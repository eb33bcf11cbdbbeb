import { Focusable, Tooltip, TooltipTrigger } from '@backstage/ui';
import { ReactNode, useState } from 'react';
import styles from './Hint.module.css';

/**
 * Something with more to say about itself: by hover, by keyboard focus, and by a tap
 * (a phone has neither of the others).
 */
export function Hint(props: {
  readonly lines: readonly string[];
  readonly children: ReactNode;
}) {
  const [open, setOpen] = useState(false);
  return (
    <TooltipTrigger isOpen={open} onOpenChange={setOpen} delay={300}>
      <Focusable>
        <button
          type="button"
          className={styles.trigger}
          onClick={() => setOpen(true)}
        >
          {props.children}
        </button>
      </Focusable>
      <Tooltip>
        <span className={styles.lines}>
          {props.lines.map(line => (
            <span key={line}>{line}</span>
          ))}
        </span>
      </Tooltip>
    </TooltipTrigger>
  );
}
