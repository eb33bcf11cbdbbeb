import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import { useState } from 'react';
import {
  FaultDescription,
  FaultRequest,
  LocalWorld,
  ParameterName,
} from '../api';
import { localCloudTranslationRef } from '../translation/localCloudTranslationRef';
import { choicesOf } from './choicesOf';
import styles from './FaultCatalogue.module.css';
import { SetFault } from './useSetFault';

type Values = Partial<Record<ParameterName, string>>;

/** One fault with its parameters and a button that begins it. */
export function FaultForm(props: {
  readonly fault: FaultDescription;
  readonly world: LocalWorld;
  readonly setFault: SetFault;
}) {
  const { fault, world, setFault } = props;
  const { t } = useTranslationRef(localCloudTranslationRef);
  const [values, setValues] = useState<Values>({});
  const valueOf = (name: ParameterName) =>
    values[name] ??
    (name === 'site' || name === 'workload' || name === 'api'
      ? choicesOf(fault.fault, name, world)[0] ?? ''
      : '');
  const begin = () => setFault(requestOf(fault, valueOf));
  return (
    <li className={styles.fault}>
      <h3>{fault.title}</h3>
      <p>{fault.effect}</p>
      <div className={styles.fields}>
        {fault.parameters.map(({ name, expected }) => (
          <label
            key={name}
            className={`${styles.field} ${
              name === 'factor' || name === 'seconds' ? '' : styles.choice
            }`}
          >
            {t(`faults.${name}`)}
            {name === 'factor' || name === 'seconds' ? (
              <input
                type="number"
                min={0}
                step="any"
                title={expected}
                placeholder={
                  name === 'seconds' ? t('faults.until') : defaultOf(expected)
                }
                value={valueOf(name)}
                onChange={event =>
                  setValues({ ...values, [name]: event.target.value })
                }
              />
            ) : (
              <select
                title={expected}
                value={valueOf(name)}
                onChange={event =>
                  setValues({ ...values, [name]: event.target.value })
                }
              >
                {choicesOf(fault.fault, name, world).map(choice => (
                  <option key={choice}>{choice}</option>
                ))}
              </select>
            )}
          </label>
        ))}
        <Button
          size="small"
          variant="secondary"
          aria-label={t('faults.beginNamed', { title: fault.title })}
          onPress={begin}
        >
          {t('faults.begin')}
        </Button>
      </div>
    </li>
  );
}

/** `0 to 100, default 4` -> `4`: what the endpoint uses when the field is empty. */
function defaultOf(expected: string): string {
  return /default ([\d.]+)/.exec(expected)?.[1] ?? expected;
}

/** An empty number is left out: the endpoint then uses its default. */
function requestOf(
  fault: FaultDescription,
  valueOf: (name: ParameterName) => string,
): FaultRequest {
  const entries = fault.parameters
    .map(({ name }) => [name, valueOf(name)] as const)
    .filter(([, value]) => value !== '')
    .map(([name, value]) => [
      name,
      name === 'factor' || name === 'seconds' ? Number(value) : value,
    ]);
  return { fault: fault.fault, on: true, ...Object.fromEntries(entries) };
}
