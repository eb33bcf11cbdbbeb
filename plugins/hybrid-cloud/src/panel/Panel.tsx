import { Box } from '@backstage/ui';
import { ReactNode, useId } from 'react';
import styles from './Panel.module.css';

/** A titled box; a landmark region of the page under its title's name. */
export function Panel(props: {
  readonly title: string;
  /** Beside the title. */
  readonly aside?: ReactNode;
  readonly className?: string;
  readonly children: ReactNode;
}) {
  const id = useId();
  return (
    <Box
      as="section"
      bg="neutral"
      className={`${styles.panel} ${props.className ?? ''}`}
      aria-labelledby={id}
    >
      <div className={styles.head}>
        <h2 id={id} className={styles.title}>
          {props.title}
        </h2>
        {props.aside}
      </div>
      {props.children}
    </Box>
  );
}
