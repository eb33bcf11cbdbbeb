import { Box } from '@backstage/ui';
import { ReactNode, useId } from 'react';
import styles from './page.module.css';

/** A titled box; a landmark region under its title's name. */
export function Section(props: {
  readonly title: string;
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}) {
  const id = useId();
  return (
    <Box
      as="section"
      bg="neutral"
      className={styles.panel}
      aria-labelledby={id}
    >
      <div className={styles.head}>
        <h2 id={id}>{props.title}</h2>
        {props.aside}
      </div>
      {props.children}
    </Box>
  );
}
