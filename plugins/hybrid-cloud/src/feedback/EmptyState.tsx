import { Text } from '@backstage/ui';
import { ReactNode } from 'react';
import styles from './feedback.module.css';

/** Nothing to show, why, and what to do next. */
export function EmptyState(props: {
  readonly title: string;
  readonly text: string;
  readonly action?: ReactNode;
}) {
  return (
    <div className={styles.state}>
      <Text as="h2" variant="title-x-small" weight="bold">
        {props.title}
      </Text>
      <Text as="p" color="secondary">
        {props.text}
      </Text>
      {props.action}
    </div>
  );
}
