import { Button, SearchField, Select } from '@backstage/ui';
import { WorkloadSummary } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import { nameOf } from '../links';
import { useWords } from '../words';
import { sitesOf } from './filterWorkloads';
import styles from './FleetFilters.module.css';
import { HEALTH_ORDER } from './orderWorkloads';
import { FleetFilterState, isFiltering } from './useFleetFilter';

const ALL = 'all';

/** Counts by health that filter when pressed, search, and the other filters. */
export function FleetFilters(props: {
  readonly items: readonly WorkloadSummary[];
  readonly state: FleetFilterState;
}) {
  const { items, state } = props;
  const { t } = useWords();
  const owners = distinct(items.map(item => item.owner));
  const sites = distinct(items.flatMap(sitesOf));
  const modes = distinct(items.map(item => item.mode));
  return (
    <>
      <HealthChips items={items} state={state} />
      <div className={styles.fields} role="search">
        <SearchField
          aria-label={t('fleet.search')}
          placeholder={t('fleet.searchPlaceholder')}
          size="small"
          value={state.filter.text ?? ''}
          onChange={value => state.set('q', value)}
        />
        <FilterSelect
          label={t('fleet.filterOwner')}
          value={state.filter.owner}
          options={owners.map(value => ({ value, label: nameOf(value) }))}
          onChange={value => state.set('owner', value)}
        />
        <FilterSelect
          label={t('fleet.filterSite')}
          value={state.filter.site}
          options={sites.map(value => ({ value, label: value }))}
          onChange={value => state.set('site', value)}
        />
        <FilterSelect
          label={t('fleet.filterMode')}
          value={state.filter.mode}
          options={modes.map(value => ({ value, label: t(`mode.${value}`) }))}
          onChange={value => state.set('mode', value)}
        />
        {isFiltering(state.filter) && (
          <Button variant="tertiary" size="small" onPress={state.clear}>
            {t('fleet.clear')}
          </Button>
        )}
      </div>
    </>
  );
}

function HealthChips(props: {
  readonly items: readonly WorkloadSummary[];
  readonly state: FleetFilterState;
}) {
  const { t } = useWords();
  const { items, state } = props;
  return (
    <fieldset className={styles.health} aria-label={t('fleet.filterHealth')}>
      {HEALTH_ORDER.map(health => {
        const total = items.filter(item => item.health === health).length;
        const pressed = state.filter.health === health;
        if (total === 0 && !pressed) {
          return null;
        }
        return (
          <button
            key={health}
            type="button"
            className={styles.chip}
            aria-pressed={pressed}
            onClick={() => state.set('health', pressed ? undefined : health)}
          >
            {t(`health.${health}`)} <strong>{total}</strong>
          </button>
        );
      })}
    </fieldset>
  );
}

function FilterSelect(props: {
  readonly label: string;
  readonly value: string | undefined;
  readonly options: readonly { value: string; label: string }[];
  readonly onChange: (value: string | undefined) => void;
}) {
  const { t } = useWords();
  return (
    <Select
      aria-label={props.label}
      size="small"
      options={[
        { value: ALL, label: `${props.label}: ${t('fleet.all')}` },
        ...props.options,
      ]}
      selectedKey={props.value ?? ALL}
      onSelectionChange={key =>
        props.onChange(key === ALL || key === null ? undefined : String(key))
      }
    />
  );
}

function distinct<T extends string>(values: readonly T[]): readonly T[] {
  return [...new Set(values)].sort((a, b) => a.localeCompare(b));
}
