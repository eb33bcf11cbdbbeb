import { Link } from '@backstage/ui';
import {
  PlanSummary,
  Proposal,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import { useNow } from '../clock/useNow';
import { nameOf, useLinks } from '../links';
import { PlanStatePill } from '../status';
import { useWords } from '../words';
import styles from './PlanRows.module.css';

/** Plans as a list of links, in the order given. */
export function PlanRows(props: {
  readonly label: string;
  readonly plans: readonly (PlanSummary & {
    readonly proposal?: Proposal;
  })[];
}) {
  const words = useWords();
  const links = useLinks();
  const now = useNow(5);
  const { t } = words;
  return (
    <ul className={styles.list} aria-label={props.label}>
      {props.plans.map(plan => (
        <li key={plan.id} className={styles.row}>
          <span className={styles.name}>
            <Link href={links.plan(plan.id) ?? '#'} weight="bold" standalone>
              {t('plans.list.open', {
                action: t(`action.${plan.action}`),
                name: nameOf(plan.workloadRef),
              })}
            </Link>
          </span>
          {plan.proposal && (
            <span className={styles.quiet}>
              {words.weights(plan.proposal.before)} →{' '}
              {words.weights(plan.proposal.after)}
            </span>
          )}
          <PlanStatePill state={plan.state} />
          <span className={styles.quiet}>
            {plan.requestedBy === 'policy'
              ? t('plans.policy')
              : nameOf(plan.requestedBy)}
            {' · '}
            {words.ago(plan.createdAt, now)}
          </span>
        </li>
      ))}
    </ul>
  );
}
