import { SpecProblem } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import { Panel } from '../panel';
import { useWords } from '../words';
import styles from './ProblemsPanel.module.css';

/** Mistakes in `spec.hybrid` in the parser's own words: where, what was found, what was expected. */
export function ProblemsPanel(props: {
  readonly problems: readonly SpecProblem[];
}) {
  const { t } = useWords();
  return (
    <Panel title={t('workload.problems.title')} className={styles.panel}>
      <span>{t('workload.problems.text')}</span>
      <ul className={styles.list}>
        {props.problems.map(problem => (
          <li key={problem.path}>
            <code>{problem.path}</code>
            <span>
              {t('workload.problems.value')}: <code>{problem.value}</code>
            </span>
            <span>
              {t('workload.problems.expected')}: {problem.expected}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
