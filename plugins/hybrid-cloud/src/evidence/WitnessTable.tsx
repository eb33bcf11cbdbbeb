import { Text } from '@backstage/ui';
import { RiCheckLine, RiCloseLine, RiQuestionLine } from '@remixicon/react';
import {
  Observation,
  Witness,
  WitnessVerdict,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import { ReactElement } from 'react';
import { ReadingValue } from '../reading';
import { useNow } from '../clock/useNow';
import { useSites } from '../sites';
import { Pill, Tone } from '../status';
import { useWords } from '../words';
import styles from './WitnessTable.module.css';

const LOOKS: Record<WitnessVerdict, { tone: Tone; icon: ReactElement }> = {
  serving: { tone: 'success', icon: <RiCheckLine /> },
  failing: { tone: 'danger', icon: <RiCloseLine /> },
  unknown: { tone: 'neutral', icon: <RiQuestionLine /> },
};

/** Who says what of which site, and how old that is. Failing ones first. */
export function WitnessTable(props: { readonly observation: Observation }) {
  const { t } = useWords();
  const witnesses = Object.values(props.observation.sites).flatMap(
    site => site.witnesses,
  );
  if (witnesses.length === 0) {
    return <Text color="secondary">{t('workload.witnesses.none')}</Text>;
  }
  const ordered = [...witnesses].sort((a, b) => rank(a) - rank(b));
  return (
    <table className={styles.table} aria-label={t('workload.witnesses.title')}>
      <thead>
        <tr>
          <th scope="col">{t('workload.witnesses.site')}</th>
          <th scope="col">{t('workload.witnesses.kind')}</th>
          <th scope="col">{t('workload.witnesses.verdict')}</th>
          <th scope="col">{t('workload.witnesses.detail')}</th>
          <th scope="col">{t('workload.witnesses.age')}</th>
        </tr>
      </thead>
      <tbody>
        {ordered.map(witness => (
          <WitnessRow
            key={`${witness.site} ${witness.kind}`}
            witness={witness}
          />
        ))}
      </tbody>
    </table>
  );
}

function WitnessRow(props: { readonly witness: Witness }) {
  const { witness } = props;
  const words = useWords();
  const now = useNow();
  const sites = useSites();
  const { t } = words;
  const look = LOOKS[witness.verdict];
  const { reading } = witness;
  return (
    <tr>
      <td>
        <span className={`${styles.site} ${sites.tone(witness.site)}`}>
          <span className={styles.dot} aria-hidden="true" />
          {witness.site}
        </span>
      </td>
      <td>{t(`workload.witnesses.kinds.${witness.kind}`)}</td>
      <td>
        <Pill tone={look.tone} icon={look.icon}>
          {t(`workload.witnesses.verdicts.${witness.verdict}`)}
        </Pill>
      </td>
      <td className={styles.detail}>{witness.detail}</td>
      <td className={styles.detail}>
        <ReadingValue
          label={t(`workload.witnesses.kinds.${witness.kind}`)}
          reading={reading}
          format={() => words.ago(reading.observedAt, now)}
        />
      </td>
    </tr>
  );
}

function rank(witness: Witness): number {
  return ['failing', 'unknown', 'serving'].indexOf(witness.verdict);
}
