import {
  Mode,
  Workload,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import { Text } from '@backstage/ui';
import { Panel } from '../panel';
import { Hint } from '../reading';
import { useWords, Words } from '../words';
import styles from './PolicyPanel.module.css';

/** The owners' policy in words, with the mode of each action. */
export function PolicyPanel(props: { readonly workload: Workload }) {
  const { workload } = props;
  const words = useWords();
  const { t } = words;
  const { limits } = workload.policy;
  return (
    <Panel title={t('workload.policy.title')}>
      <table className={styles.table} aria-label={t('workload.policy.title')}>
        <thead>
          <tr>
            <th scope="col">{t('workload.policy.action')}</th>
            <th scope="col">{t('workload.policy.mode')}</th>
            <th scope="col">{t('workload.policy.rule')}</th>
          </tr>
        </thead>
        <tbody>
          {rulesOf(workload, words).map(rule => (
            <tr key={rule.action}>
              <th scope="row">{t(`action.${rule.action}`)}</th>
              <td>
                <Hint lines={[t(`modeHint.${rule.mode}`)]}>
                  {t(`mode.${rule.mode}`)}
                </Hint>
              </td>
              <td>{rule.text}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Text variant="body-small" color="secondary">
        {t('workload.policy.limits', {
          switches: String(limits.maxSwitchesPerHour),
          block: String(limits.blockMinutes),
          ratio: words.percent(limits.minCapacityRatio),
          step: words.percent(limits.maxStep),
        })}
      </Text>
      {workload.data && (
        <Text variant="body-small" color="secondary">
          {t('workload.policy.data', {
            writer: workload.data.writer,
            seconds: String(workload.data.maxLagSeconds),
          })}
        </Text>
      )}
    </Panel>
  );
}

interface Rule {
  readonly action: 'burst' | 'failover' | 'failback' | 'schedule';
  readonly mode: Mode;
  readonly text: string;
}

function rulesOf(workload: Workload, words: Words): readonly Rule[] {
  const { t, percent } = words;
  const { burst, failover, failback, schedule } = workload.policy;
  const rules: Rule[] = [
    {
      action: 'failover',
      mode: failover.mode,
      text: t('workload.policy.failover', {
        bad: String(failover.badOf[0]),
        of: String(failover.badOf[1]),
        approvals: String(failover.approvals),
      }),
    },
    {
      action: 'failback',
      mode: failback.mode,
      text: t('workload.policy.failback', {
        minutes: words.number(failback.holdMinutes),
      }),
    },
    {
      action: 'burst',
      mode: burst.mode,
      text: t('workload.policy.burst', {
        at: percent(burst.at),
        full: percent(burst.full),
        release: percent(burst.release),
        ticks: String(burst.holdTicks),
      }),
    },
  ];
  if (schedule) {
    rules.push({
      action: 'schedule',
      mode: schedule.mode,
      text: t('workload.policy.schedule', {
        site: schedule.site,
        awake: schedule.awake,
      }),
    });
  }
  return rules;
}
