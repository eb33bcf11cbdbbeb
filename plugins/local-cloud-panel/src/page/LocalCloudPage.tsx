import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Alert,
  Container,
  Skeleton,
  Text,
  VisuallyHidden,
} from '@backstage/ui';
import { LocalCloudClient, LocalWorld } from '../api';
import { localCloudTranslationRef } from '../translation/localCloudTranslationRef';
import { ActiveFaults } from './ActiveFaults';
import { DeliveriesSection } from './DeliveriesSection';
import { FaultCatalogue } from './FaultCatalogue';
import styles from './page.module.css';
import { SitesAndLinks } from './SitesAndLinks';
import { LocalCloud, useLocalCloud } from './useLocalCloud';
import { useSetFault } from './useSetFault';
import { WorkloadsTable } from './WorkloadsTable';

/** The stand-in cloud's controls; shows itself only where an endpoint says that it is one. */
export function LocalCloudPage() {
  const cloud = useLocalCloud();
  const { t } = useTranslationRef(localCloudTranslationRef);
  return (
    <Container className={styles.page} role="main" aria-label={t('title')}>
      {cloud.kind === 'answered' && cloud.answer.kind === 'local' ? (
        <Controls
          client={cloud.client}
          world={cloud.answer.world}
          refresh={cloud.refresh}
        />
      ) : (
        <NotShown cloud={cloud} />
      )}
    </Container>
  );
}

function Controls(props: {
  readonly client: LocalCloudClient;
  readonly world: LocalWorld;
  readonly refresh: () => void;
}) {
  const { client, world, refresh } = props;
  const { t } = useTranslationRef(localCloudTranslationRef);
  const { setFault, refusal } = useSetFault({ client, refresh });
  return (
    <>
      <Alert
        status="info"
        icon
        title={t('intro.title')}
        description={t('intro.text')}
      />
      {refusal && (
        <Alert
          role="alert"
          status="danger"
          icon
          title={t('faults.failed')}
          description={refusal}
        />
      )}
      <div className={styles.pair}>
        <SitesAndLinks world={world} setFault={setFault} />
        <ActiveFaults world={world} setFault={setFault} />
      </div>
      <WorkloadsTable world={world} />
      <DeliveriesSection client={client} />
      <FaultCatalogue client={client} world={world} setFault={setFault} />
    </>
  );
}

function NotShown(props: { readonly cloud: LocalCloud }) {
  const { cloud } = props;
  const { t } = useTranslationRef(localCloudTranslationRef);
  if (cloud.kind === 'asking') {
    return (
      <div role="status" aria-busy="true">
        <VisuallyHidden>{t('loading')}</VisuallyHidden>
        <Skeleton height={120} />
      </div>
    );
  }
  const { reason, endpoint, message } = whyNot(cloud);
  return (
    <div className={styles.empty}>
      <Text as="h2" variant="title-x-small" weight="bold">
        {t(`empty.${reason}.title`)}
      </Text>
      <Text as="p" color="secondary">
        {t(`empty.${reason}.text`, { endpoint, message })}
      </Text>
    </div>
  );
}

function whyNot(cloud: Exclude<LocalCloud, { kind: 'asking' }>): {
  readonly reason: 'none' | 'not-local' | 'unreachable';
  readonly endpoint: string;
  readonly message: string;
} {
  if (cloud.kind === 'none') {
    return { reason: 'none', endpoint: '', message: '' };
  }
  const { endpoint } = cloud.client;
  return cloud.answer.kind === 'unreachable'
    ? { reason: 'unreachable', endpoint, message: cloud.answer.message }
    : { reason: 'not-local', endpoint, message: '' };
}
