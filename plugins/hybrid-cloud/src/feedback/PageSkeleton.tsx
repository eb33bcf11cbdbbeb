import { Skeleton, VisuallyHidden } from '@backstage/ui';
import styles from './feedback.module.css';

/** Room held for a page that is on its way. */
export function PageSkeleton(props: {
  readonly label: string;
  readonly rows: number;
}) {
  return (
    <div className={styles.skeleton} role="status" aria-busy="true">
      <VisuallyHidden>{props.label}</VisuallyHidden>
      <Skeleton height={72} />
      {Array.from({ length: props.rows }, (_, index) => (
        <Skeleton key={index} height={48} />
      ))}
    </div>
  );
}
