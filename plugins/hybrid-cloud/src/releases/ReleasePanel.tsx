import { Button, Text } from '@backstage/ui';
import { RiLockLine, RiRocketLine } from '@remixicon/react';
import { WorkloadDetail } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import { useState } from 'react';
import { ProblemBanner } from '../feedback';
import { Panel } from '../panel';
import { Pill } from '../status';
import { useWords } from '../words';
import { FreezeDialog } from './FreezeDialog';
import { FreezeRow } from './FreezeRow';
import styles from './ReleasePanel.module.css';
import { Releases, useReleases } from './useReleases';

/** Whether pipelines may deploy now and why not; whoever may, freezes deployments here and ends a freeze. */
export function ReleasePanel(props: { readonly detail: WorkloadDetail }) {
  const { detail } = props;
  const { t } = useWords();
  const live = useReleases(detail.ref);
  const [freezing, setFreezing] = useState(false);
  const { data } = live;
  return (
    <Panel
      title={t('releases.title')}
      aside={data && <GatePill open={data.gate.open} />}
    >
      <ProblemBanner live={live} />
      {data && <Gate releases={data} onChanged={live.refresh} />}
      {data?.freezes.allowed.set && (
        <div>
          <Button
            size="small"
            variant="secondary"
            onPress={() => setFreezing(true)}
          >
            {t('releases.freeze')}
          </Button>
        </div>
      )}
      {freezing && (
        <FreezeDialog
          detail={detail}
          onClose={() => setFreezing(false)}
          onFrozen={live.refresh}
        />
      )}
    </Panel>
  );
}

function GatePill({ open }: { readonly open: boolean }) {
  const { t } = useWords();
  return open ? (
    <Pill tone="success" icon={<RiRocketLine />}>
      {t('releases.open')}
    </Pill>
  ) : (
    <Pill tone="warning" icon={<RiLockLine />}>
      {t('releases.closed')}
    </Pill>
  );
}

function Gate(props: {
  readonly releases: Releases;
  readonly onChanged: () => void;
}) {
  const { gate, freezes } = props.releases;
  const { t, say } = useWords();
  // A freeze has a row of its own, with what can be done about it.
  const others = gate.reasons.filter(({ kind }) => kind !== 'frozen');
  if (others.length === 0 && freezes.items.length === 0) {
    return <Text variant="body-small">{t('releases.mayDeploy')}</Text>;
  }
  return (
    <ul className={styles.list} aria-live="polite">
      {freezes.items.map(freeze => (
        <FreezeRow
          key={freeze.id}
          freeze={freeze}
          mayEnd={freezes.allowed.set}
          onEnded={props.onChanged}
        />
      ))}
      {others.map(reason => (
        <li key={reason.sentence} className={styles.reason}>
          <Text variant="body-small">{say.gateReason(reason)}</Text>
        </li>
      ))}
    </ul>
  );
}
