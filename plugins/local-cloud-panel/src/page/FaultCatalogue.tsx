import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useEffect, useState } from 'react';
import { FaultDescription, LocalCloudClient, LocalWorld } from '../api';
import { localCloudTranslationRef } from '../translation/localCloudTranslationRef';
import styles from './FaultCatalogue.module.css';
import { FaultForm } from './FaultForm';
import { Section } from './Section';
import { SetFault } from './useSetFault';

/** Every fault the local cloud knows, with its parameters. */
export function FaultCatalogue(props: {
  readonly client: LocalCloudClient;
  readonly world: LocalWorld;
  readonly setFault: SetFault;
}) {
  const { client, world, setFault } = props;
  const { t } = useTranslationRef(localCloudTranslationRef);
  const [faults, setFaults] = useState<readonly FaultDescription[]>([]);
  const [failure, setFailure] = useState<string>();
  useEffect(() => {
    let stopped = false;
    client.catalogue().then(
      found => !stopped && setFaults(found),
      error => !stopped && setFailure(String(error)),
    );
    return () => {
      stopped = true;
    };
  }, [client]);
  return (
    <Section title={t('faults.title')}>
      {failure && <p role="alert">{failure}</p>}
      <ul className={styles.faults}>
        {faults.map(fault => (
          <FaultForm
            key={fault.fault}
            fault={fault}
            world={world}
            setFault={setFault}
          />
        ))}
      </ul>
    </Section>
  );
}
