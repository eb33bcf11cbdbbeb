import { RiAlertLine } from '@remixicon/react';
import { Risk } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import { useWords } from '../words';
import styles from './RiskSentence.module.css';

/** What the action puts at stake, in one sentence nobody can overlook. */
export function RiskSentence(props: {
  readonly risk: Risk;
  readonly small?: boolean;
}) {
  const { say } = useWords();
  return (
    <p className={`${styles.risk} ${props.small ? styles.small : ''}`}>
      <RiAlertLine aria-hidden="true" />
      <span>{say.risk(props.risk)}</span>
    </p>
  );
}
