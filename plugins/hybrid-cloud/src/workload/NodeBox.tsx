import {
  RiArchiveLine,
  RiBarChartLine,
  RiErrorWarningLine,
  RiForbid2Line,
} from '@remixicon/react';
import { PlacementNode } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import { ReactElement } from 'react';
import { useWords } from '../words';
import styles from './NodeBox.module.css';

type Flag = 'notReady' | 'reserve' | 'cordoned' | 'monitoring';

const ICONS: Record<Flag, ReactElement> = {
  notReady: <RiErrorWarningLine aria-hidden="true" />,
  reserve: <RiArchiveLine aria-hidden="true" />,
  cordoned: <RiForbid2Line aria-hidden="true" />,
  monitoring: <RiBarChartLine aria-hidden="true" />,
};

/** One node as a box, this workload's pods as dots in it. What is special about it stands in words. */
export function NodeBox(props: { readonly node: PlacementNode }) {
  const { node } = props;
  const { t } = useWords();
  const flags = flagsOf(node);
  return (
    <li className={[styles.node, ...flags.map(flag => styles[flag])].join(' ')}>
      <span className={styles.name}>{node.name}</span>
      {flags.length > 0 && (
        <span className={styles.flags}>
          {flags.map(flag => (
            <span key={flag} className={styles.flag}>
              {ICONS[flag]}
              {t(`workload.placement.nodeFlags.${flag}`)}
            </span>
          ))}
        </span>
      )}
      <span
        className={styles.pods}
        role="img"
        aria-label={t('workload.placement.node', {
          name: node.name,
          pods: String(node.pods),
          ready: String(node.readyPods),
        })}
      >
        {Array.from({ length: node.pods }, (_, index) => (
          <PodDot
            key={index}
            kind={index < node.readyPods ? 'ready' : 'not-ready'}
          />
        ))}
      </span>
    </li>
  );
}

/** Filled is ready, hollow is not; dashed has no node yet. */
export function PodDot(props: {
  readonly kind: 'ready' | 'not-ready' | 'pending';
}) {
  const looks = props.kind === 'not-ready' ? '' : styles[props.kind];
  return <span className={`${styles.dot} ${looks}`} aria-hidden="true" />;
}

function flagsOf(node: PlacementNode): readonly Flag[] {
  const flags: Flag[] = [];
  if (!node.ready) {
    flags.push('notReady');
  }
  if (node.reserve) {
    flags.push('reserve');
  }
  if (!node.schedulable) {
    flags.push('cordoned');
  }
  if (node.monitoring) {
    flags.push('monitoring');
  }
  return flags;
}
