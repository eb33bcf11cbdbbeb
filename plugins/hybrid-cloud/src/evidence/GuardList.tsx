import { VisuallyHidden } from '@backstage/ui';
import {
  RiCheckLine,
  RiCloseCircleLine,
  RiQuestionLine,
} from '@remixicon/react';
import { GuardResult } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import { ReactElement } from 'react';
import { useWords } from '../words';
import styles from './GuardList.module.css';

const ICONS: Record<GuardResult['verdict'], ReactElement> = {
  pass: <RiCheckLine aria-hidden="true" />,
  refuse: <RiCloseCircleLine aria-hidden="true" />,
  inconclusive: <RiQuestionLine aria-hidden="true" />,
};
const ORDER: readonly GuardResult['verdict'][] = [
  'refuse',
  'inconclusive',
  'pass',
];

/** Each safety rule's verdict in a sentence; those that stop the plan first. */
export function GuardList(props: { readonly guards: readonly GuardResult[] }) {
  const words = useWords();
  const ordered = [...props.guards].sort(
    (a, b) => ORDER.indexOf(a.verdict) - ORDER.indexOf(b.verdict),
  );
  return (
    <ul className={styles.list} aria-label={words.t('workload.guards.title')}>
      {ordered.map(guard => (
        <li
          key={guard.guard}
          className={`${styles.item} ${styles[guard.verdict]}`}
        >
          {ICONS[guard.verdict]}
          <span>
            <VisuallyHidden>
              {words.t(`workload.guards.${guard.verdict}`)}:
            </VisuallyHidden>{' '}
            <strong>{words.say.guardTitle(guard)}.</strong>{' '}
            {words.say.guard(guard)}
          </span>
        </li>
      ))}
    </ul>
  );
}
