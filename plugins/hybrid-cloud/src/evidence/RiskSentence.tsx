import { RiAlertLine, RiInformationLine } from '@remixicon/react';
import { Risk } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import { useWords } from '../words';
import styles from './RiskSentence.module.css';

/** What the action puts at stake, in one sentence nobody can overlook. */
export function RiskSentence(props: {
  readonly risk: Risk;
  readonly small?: boolean;
}) {
  const { say } = useWords();
  const harmless = isHarmless(props.risk);
  const classes = [
    styles.risk,
    props.small ? styles.small : '',
    harmless ? styles.harmless : '',
  ];
  return (
    <p className={classes.join(' ')}>
      {harmless ? (
        <RiInformationLine aria-hidden="true" />
      ) : (
        <RiAlertLine aria-hidden="true" />
      )}
      <span>{say.risk(props.risk)}</span>
    </p>
  );
}

/** Nothing is lost and everybody is served. What is unknown is never harmless. */
function isHarmless(risk: Risk): boolean {
  return (
    risk.dataSeconds === 'none' &&
    risk.absorbs !== 'unknown' &&
    risk.absorbs >= 1
  );
}
