import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import { ActiveFault, LocalWorld } from '../api';
import { localCloudTranslationRef } from '../translation/localCloudTranslationRef';
import styles from './page.module.css';
import { Section } from './Section';
import { SetFault } from './useSetFault';

/** What is broken now and for how long, each with its end. */
export function ActiveFaults(props: {
  readonly world: LocalWorld;
  readonly setFault: SetFault;
}) {
  const { world, setFault } = props;
  const { t } = useTranslationRef(localCloudTranslationRef);
  const end = (fault: ActiveFault) =>
    setFault({ fault: fault.fault, on: false, ...fault.parameters });
  const endAll = async () => {
    for (const fault of world.faults) {
      await end(fault);
    }
  };
  return (
    <Section
      title={t('active.title')}
      aside={
        <Button
          size="small"
          variant="secondary"
          isDisabled={world.faults.length === 0}
          onPress={endAll}
        >
          {t('active.endAll')}
        </Button>
      }
    >
      {world.faults.length === 0 ? (
        <span className={styles.quiet}>{t('active.none')}</span>
      ) : (
        <ul className={styles.rows}>
          {world.faults.map(fault => (
            <li key={fault.id} className={styles.row}>
              <span>
                <strong>{fault.id}</strong>{' '}
                {fault.parameters.factor !== undefined &&
                  `× ${fault.parameters.factor} `}
                <span className={styles.quiet}>
                  {t('active.since', {
                    seconds: seconds(world.at - fault.since),
                  })}
                  {', '}
                  {fault.until === undefined
                    ? t('active.open')
                    : t('active.left', {
                        seconds: seconds(fault.until - world.at),
                      })}
                </span>
              </span>
              <Button
                size="small"
                variant="tertiary"
                aria-label={t('active.end', { fault: fault.id })}
                onPress={() => end(fault)}
              >
                {t('active.endShort')}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

/** By the world's own clock, which a browser's may differ from. */
function seconds(milliseconds: number): string {
  return String(Math.max(0, Math.round(milliseconds / 1000)));
}
