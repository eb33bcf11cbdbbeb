import { Link } from '@backstage/ui';
import {
  Observation,
  PlacementNode,
  SiteObservation,
  Workload,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import { Panel } from '../panel';
import { ReadingValue } from '../reading';
import { useSites } from '../sites';
import { useWords } from '../words';
import { NodeBox, PodDot } from './NodeBox';
import nodeStyles from './NodeBox.module.css';
import styles from './PlacementPanel.module.css';
import { UtilisationValue } from './UtilisationValue';

/** Where the workload runs: its sites, their nodes as boxes, its pods as dots in them. */
export function PlacementPanel(props: {
  readonly observation: Observation;
  readonly workload: Workload | undefined;
  /** Where the same pods are shown with their events and logs. */
  readonly podsLink?: string;
}) {
  const { observation, workload, podsLink } = props;
  const { t } = useWords();
  return (
    <Panel title={t('workload.placement.title')} aside={<Legend />}>
      {podsLink && (
        <Link href={podsLink}>{t('workload.placement.podsLink')}</Link>
      )}
      <div className={styles.sites}>
        {Object.values(observation.sites).map(site => (
          <SitePlacement key={site.site} site={site} workload={workload} />
        ))}
      </div>
    </Panel>
  );
}

function SitePlacement(props: {
  readonly site: SiteObservation;
  readonly workload: Workload | undefined;
}) {
  const { site, workload } = props;
  const sites = useSites();
  const words = useWords();
  const { t } = words;
  const spec = workload?.sites.find(next => next.site === site.site);
  const isHome = spec?.role === 'home';
  const burst = isHome ? workload?.policy.burst : undefined;
  return (
    <section
      className={`${styles.site} ${sites.tone(site.site)}`}
      aria-label={sites.title(site.site)}
    >
      <div className={styles.head}>
        <h3>
          {sites.title(site.site)}{' '}
          <span className={styles.quiet}>
            {site.site}
            {spec &&
              ` · ${t(`role.${spec.role}`)} · ${t('workload.placement.weight', {
                value: String(spec.baseWeight),
              })}`}
          </span>
        </h3>
        <ReadingValue
          label={sites.title(site.site)}
          reading={site.placement}
          format={value =>
            t('workload.placement.ready', {
              ready: String(value.ready),
              desired: String(value.desired),
            })
          }
        />
      </div>
      <dl className={styles.facts}>
        <div>
          <dt>{t('workload.placement.cpu')}</dt>
          <dd>
            <UtilisationValue
              label={t('workload.placement.cpu')}
              reading={site.cpu}
              threshold={burst?.at}
            />
          </dd>
        </div>
        <div>
          <dt>{t('workload.placement.memory')}</dt>
          <dd>
            <UtilisationValue
              label={t('workload.placement.memory')}
              reading={site.memory}
              threshold={burst?.at}
            />
          </dd>
        </div>
        <div>
          <dt>{t('workload.placement.targets')}</dt>
          <dd>
            <ReadingValue
              label={t('workload.placement.targets')}
              reading={site.targets}
              format={value => `${value.healthy}/${value.total}`}
            />
          </dd>
        </div>
      </dl>
      <Nodes site={site} />
    </section>
  );
}

function Nodes(props: { readonly site: SiteObservation }) {
  const { t } = useWords();
  const { placement } = props.site;
  if (placement.state === 'missing' || placement.state === 'error') {
    return null;
  }
  const { nodes, pending, autoscaler } = placement.value;
  return (
    <>
      {nodes.length === 0 && (
        <span className={styles.quiet}>{t('workload.placement.noNodes')}</span>
      )}
      <ul className={nodeStyles.nodes}>
        {[...nodes].sort(byUse).map(node => (
          <NodeBox key={node.name} node={node} />
        ))}
      </ul>
      {pending > 0 && (
        <span className={styles.pending}>
          {Array.from({ length: Math.min(pending, 12) }, (_, index) => (
            <PodDot key={index} kind="pending" />
          ))}
          {t('workload.placement.pending', { total: String(pending) })}
        </span>
      )}
      {autoscaler && (
        <span className={styles.quiet}>
          {t('workload.placement.autoscaler', {
            min: String(autoscaler.minReplicas),
            max: String(autoscaler.maxReplicas),
            current: String(autoscaler.currentReplicas),
          })}
        </span>
      )}
    </>
  );
}

function Legend() {
  const { t } = useWords();
  return (
    <div className={styles.legend}>
      <span>
        <PodDot kind="ready" /> {t('workload.placement.legend.ready')}
      </span>
      <span>
        <PodDot kind="not-ready" /> {t('workload.placement.legend.notReady')}
      </span>
    </div>
  );
}

/** Working nodes, then reserve, then those that never carry the workload. */
function byUse(a: PlacementNode, b: PlacementNode): number {
  const rank = (node: PlacementNode) =>
    Number(node.monitoring) * 2 + Number(node.reserve);
  return rank(a) - rank(b) || a.name.localeCompare(b.name);
}
