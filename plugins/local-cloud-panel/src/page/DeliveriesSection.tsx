import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert } from '@backstage/ui';
import { Delivery, DeliveryStep, LocalCloudClient } from '../api';
import { localCloudTranslationRef } from '../translation/localCloudTranslationRef';
import styles from './DeliveriesSection.module.css';
import page from './page.module.css';
import { Section } from './Section';
import { useDeliveries } from './useDeliveries';

/** What the local cloud's pipeline has done with each push, step by step, newest first. */
export function DeliveriesSection(props: {
  readonly client: LocalCloudClient;
}) {
  const { t } = useTranslationRef(localCloudTranslationRef);
  const { answer, failed } = useDeliveries(props.client);
  const deliveries = answer?.deliveries ?? [];
  return (
    <Section title={t('deliveries.title')}>
      <span className={page.quiet}>{t('deliveries.intro')}</span>
      {failed && (
        <Alert
          status="warning"
          icon
          title={t('deliveries.failed')}
          description={failed}
        />
      )}
      {answer?.trouble && (
        <Alert
          status="warning"
          icon
          title={t('deliveries.trouble')}
          description={answer.trouble}
        />
      )}
      {answer && deliveries.length === 0 && (
        <span className={page.quiet}>{t('deliveries.none')}</span>
      )}
      {deliveries.map((delivery, index) => (
        <Run key={delivery.id} delivery={delivery} open={index === 0} />
      ))}
    </Section>
  );
}

function Run(props: { readonly delivery: Delivery; readonly open: boolean }) {
  const { delivery, open } = props;
  const { t } = useTranslationRef(localCloudTranslationRef);
  const { repository, commit, subject, state, steps, advice } = delivery;
  return (
    <details className={styles.run} open={open}>
      <summary>
        <span className={styles.head}>
          <strong>{repository}</strong>
          <State state={state} />
          <Took {...delivery} />
          <span className={page.quiet}>
            {subject} ({commit.slice(0, 7)})
          </span>
        </span>
      </summary>
      {advice && (
        <Alert
          status="danger"
          icon
          title={t('deliveries.advice')}
          description={advice}
        />
      )}
      <ol className={styles.steps}>
        {steps.map(step => (
          <Step key={step.id} step={step} />
        ))}
      </ol>
    </details>
  );
}

function Step(props: { readonly step: DeliveryStep }) {
  const { step } = props;
  const { t } = useTranslationRef(localCloudTranslationRef);
  return (
    <li>
      <span className={styles.head}>
        {step.title}
        <State state={step.state} />
        <Took {...step} />
      </span>
      {step.log.length > 0 && (
        <pre
          className={styles.log}
          aria-label={t('deliveries.log', { title: step.title })}
          // A log that is longer than its box is read with the keyboard too.
          // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
          tabIndex={0}
        >
          {step.log.join('\n')}
        </pre>
      )}
    </li>
  );
}

function State(props: {
  readonly state: DeliveryStep['state'] | Delivery['state'];
}) {
  const { t } = useTranslationRef(localCloudTranslationRef);
  return (
    <span className={styles[props.state]}>
      {t(`deliveries.state.${props.state}`)}
    </span>
  );
}

/** By the local cloud's own clock, so only once both ends are known. */
function Took(props: {
  readonly startedAt?: number;
  readonly endedAt?: number;
}) {
  const { startedAt, endedAt } = props;
  const { t } = useTranslationRef(localCloudTranslationRef);
  if (startedAt === undefined || endedAt === undefined) return null;
  const seconds = ((endedAt - startedAt) / 1000).toFixed(1);
  return (
    <span className={page.quiet}>{t('deliveries.took', { seconds })}</span>
  );
}
