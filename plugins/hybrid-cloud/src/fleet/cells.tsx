import { Link, Text } from '@backstage/ui';
import { WorkloadSummary } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import { nameOf, useLinks } from '../links';
import { Hint, ReadingValue } from '../reading';
import { useSites } from '../sites';
import { HealthPill } from '../status';
import { useWords } from '../words';
import styles from './cells.module.css';

type Item = { readonly item: WorkloadSummary };

export function NameCell({ item }: Item) {
  const { t } = useWords();
  const links = useLinks();
  return (
    <div className={styles.stack}>
      <Link href={links.workload(item.ref) ?? '#'} weight="bold" standalone>
        {item.title ?? item.name}
      </Link>
      <span className={styles.quiet}>
        {item.title && !item.title.includes(item.name) ? `${item.name} · ` : ''}
        {nameOf(item.owner)} ·{' '}
        {t('fleet.criticality', { value: String(item.criticality) })}
      </span>
    </div>
  );
}

export function StateCell({ item }: Item) {
  const words = useWords();
  const links = useLinks();
  const { t } = words;
  const sentence = item.decision
    ? words.say.decision(item.decision)
    : t('fleet.noDecision');
  return (
    <div className={styles.stack}>
      <span className={styles.state}>
        <HealthPill health={item.health} />
        {item.openPlan && (
          <Link
            href={links.plan(item.openPlan.id) ?? '#'}
            aria-label={t('fleet.review', { name: item.name })}
          >
            {t('fleet.openPlan')}
          </Link>
        )}
      </span>
      <span className={styles.sentence} title={sentence}>
        {sentence}
      </span>
      {item.drift && (
        <Text variant="body-x-small" weight="bold">
          {t('fleet.drift', {
            found: words.weights(item.drift.found),
            expected: words.weights(item.drift.expected),
          })}
        </Text>
      )}
      {item.problems.length > 0 && (
        <Text variant="body-x-small" color="danger">
          {t('fleet.problems', { total: String(item.problems.length) })}
        </Text>
      )}
    </div>
  );
}

export function PlacementCell({ item }: Item) {
  const { t } = useWords();
  const sites = useSites();
  return (
    <div className={styles.stack}>
      {Object.values(item.observation?.sites ?? {}).map(
        ({ site, placement }) => (
          <span key={site} className={`${styles.site} ${sites.tone(site)}`}>
            <span className={styles.dot} aria-hidden="true" />
            <span>{site}</span>
            <ReadingValue
              label={site}
              reading={placement}
              format={value => `${value.ready}/${value.desired}`}
            />
            {placement.state === 'fresh' && placement.value.pending > 0 && (
              <span className={styles.pending}>
                {t('fleet.pending', {
                  total: String(placement.value.pending),
                })}
              </span>
            )}
          </span>
        ),
      )}
    </div>
  );
}

export function LagCell({ item }: Item) {
  const words = useWords();
  const replication = item.observation?.replication;
  if (!replication) {
    return (
      <span className={styles.quiet}>{words.t('fleet.noReplication')}</span>
    );
  }
  const { state } = replication;
  const stopped =
    (state.state === 'fresh' || state.state === 'stale') &&
    state.value !== 'running';
  return (
    <div className={styles.stack}>
      <ReadingValue
        label={words.t('fleet.column.lag')}
        reading={replication.lag}
        format={words.seconds}
      />
      <span className={styles.quiet}>
        {words.t('workload.replication.direction', {
          from: replication.from,
          to: replication.to,
        })}
      </span>
      {stopped && (
        <Text variant="body-x-small" color="danger">
          {words.t(`workload.replication.states.${state.value}`)}
        </Text>
      )}
    </div>
  );
}

export function QueueCell({ item }: Item) {
  const words = useWords();
  const depth = item.observation?.queue?.depth;
  return depth ? (
    <ReadingValue
      label={words.t('fleet.column.queue')}
      reading={depth}
      format={words.number}
    />
  ) : (
    <span className={styles.quiet}>{words.t('fleet.noQueue')}</span>
  );
}

export function ModeCell({ item }: Item) {
  const { t } = useWords();
  const name = t(`mode.${item.mode}`);
  return (
    <Hint lines={[t(`modeHint.${item.mode}`)]}>
      <span>{name}</span>
    </Hint>
  );
}
