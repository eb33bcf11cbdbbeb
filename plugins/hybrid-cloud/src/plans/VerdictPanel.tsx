import { Button, Text } from '@backstage/ui';
import { PlanDetail } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import { useState } from 'react';
import { useNow } from '../clock/useNow';
import { Panel } from '../panel';
import { useWords } from '../words';
import { Verdict, VerdictDialog } from './VerdictDialog';
import styles from './VerdictPanel.module.css';

/** What the person looking may do, and why not more. At the bottom of the screen on a phone. */
export function VerdictPanel(props: {
  readonly detail: PlanDetail;
  readonly onVerdict: (detail: PlanDetail) => void;
  readonly onReload: () => void;
}) {
  const { plan, allowed } = props.detail;
  const { t } = useWords();
  const [verdict, setVerdict] = useState<Verdict>();
  const waits = plan.state === 'awaiting-approval';
  if (!waits && !allowed.cancel) {
    return null;
  }
  return (
    <Panel title={t('plans.verdict.title')} className={styles.panel}>
      {waits && <Approvals detail={props.detail} />}
      <Refusal detail={props.detail} />
      {(allowed.approve || allowed.reject) && (
        <div className={styles.buttons}>
          <Button
            variant="secondary"
            isDisabled={!allowed.reject}
            onPress={() => setVerdict('reject')}
          >
            {t('plans.verdict.reject')}
          </Button>
          <Button
            variant="primary"
            isDisabled={!allowed.approve}
            onPress={() => setVerdict('approve')}
          >
            {t('plans.verdict.approve')}
          </Button>
        </div>
      )}
      {allowed.cancel && (
        <Button variant="tertiary" onPress={() => setVerdict('withdraw')}>
          {t('plans.verdict.withdraw')}
        </Button>
      )}
      <span className={`${styles.digest} ${styles.extra}`}>
        {t('plans.verdict.digest')}: {plan.digest.slice(0, 16)}
      </span>
      {verdict && (
        <VerdictDialog
          plan={plan}
          verdict={verdict}
          onClose={() => setVerdict(undefined)}
          onVerdict={props.onVerdict}
          onReload={props.onReload}
        />
      )}
    </Panel>
  );
}

function Approvals(props: { readonly detail: PlanDetail }) {
  const { plan } = props.detail;
  const words = useWords();
  const now = useNow();
  const given = plan.approvals.filter(
    approval => approval.verdict === 'approved',
  ).length;
  const left = (plan.expiresAt - now) / 1000;
  return (
    <Text variant="body-small">
      {words.t('plans.verdict.needed', {
        given: String(given),
        needed: String(plan.approvalsNeeded),
      })}
      {' · '}
      {left > 0
        ? words.t('plans.expires', { duration: words.duration(left) })
        : words.t('plans.expired')}
    </Text>
  );
}

function Refusal(props: { readonly detail: PlanDetail }) {
  const { plan, allowed } = props.detail;
  const { t } = useWords();
  if (allowed.approve || !allowed.approveRefusal) {
    return null;
  }
  return (
    <p className={styles.refusal}>
      {t(`plans.verdict.refusal.${allowed.approveRefusal}`, {
        state: t(`planState.${plan.state}`),
      })}
    </p>
  );
}
