import { Button, Text } from '@backstage/ui';
import { Problem } from '../api';
import { useWords } from '../words';
import styles from './feedback.module.css';

/** A page that has nothing to show because its first read failed. */
export function ErrorState(props: {
  readonly problem: Problem;
  readonly onRetry: () => void;
}) {
  const { t } = useWords();
  const { kind, message } = props.problem;
  return (
    <div className={styles.state} role="alert">
      <Text as="h2" variant="title-x-small" weight="bold">
        {t(`problem.title.${kind}`)}
      </Text>
      <Text as="p">{message}</Text>
      <Text as="p" color="secondary">
        {t(`problem.next.${kind}`)}
      </Text>
      <Button variant="secondary" onPress={props.onRetry}>
        {t('retry')}
      </Button>
    </div>
  );
}
