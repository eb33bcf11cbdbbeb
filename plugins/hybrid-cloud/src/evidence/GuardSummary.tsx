import { Button } from '@backstage/ui';
import { GuardResult } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import { useId, useState } from 'react';
import { useWords } from '../words';
import { GuardList } from './GuardList';
import styles from './GuardList.module.css';

/** The safety rules in one line when all passed, opened on demand; those that stop something are always in full. */
export function GuardSummary(props: {
  readonly guards: readonly GuardResult[];
}) {
  const { guards } = props;
  const { t } = useWords();
  const id = useId();
  const [open, setOpen] = useState(false);
  const stopped = guards.filter(guard => guard.verdict !== 'pass').length;
  const total = String(guards.length);
  if (stopped > 0) {
    return (
      <>
        <strong>
          {t('workload.guards.stopped', { stopped: String(stopped), total })}
        </strong>
        <GuardList guards={guards} />
      </>
    );
  }
  return (
    <>
      <div className={styles.summary}>
        <span>{t('workload.guards.allPassed', { total })}</span>
        <Button
          size="small"
          variant="tertiary"
          aria-expanded={open}
          aria-controls={id}
          onPress={() => setOpen(!open)}
        >
          {t(open ? 'less' : 'more')}
        </Button>
      </div>
      <div id={id} hidden={!open}>
        <GuardList guards={guards} />
      </div>
    </>
  );
}
