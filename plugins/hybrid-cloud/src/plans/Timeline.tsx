import { Plan } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import { DateTime } from 'luxon';
import { useNow } from '../clock/useNow';
import { nameOf } from '../links';
import { Panel } from '../panel';
import { useWords, Words } from '../words';
import styles from './Timeline.module.css';
import { TimelineEntry, timelineOf } from './timelineOf';

/** What happened when, oldest first. */
export function Timeline(props: { readonly plan: Plan }) {
  const words = useWords();
  const now = useNow();
  return (
    <Panel title={words.t('plans.timeline.title')}>
      <ol className={styles.list}>
        {timelineOf(props.plan).map(entry => (
          <li
            key={`${entry.at} ${entry.kind} ${
              'step' in entry ? entry.step : ''
            }`}
            className={styles.item}
          >
            <time dateTime={DateTime.fromMillis(entry.at).toISO() ?? undefined}>
              {words.time(entry.at, now)}
            </time>
            <span>{sentenceOf(entry, words)}</span>
          </li>
        ))}
      </ol>
    </Panel>
  );
}

function sentenceOf(entry: TimelineEntry, { t }: Words): string {
  switch (entry.kind) {
    case 'created':
      return t('plans.timeline.created', {
        who: entry.who === 'policy' ? t('plans.policy') : nameOf(entry.who),
      });
    case 'approved':
    case 'rejected': {
      const said = t(`plans.timeline.${entry.kind}`, {
        who: nameOf(entry.who),
      });
      return entry.reason ? `${said}: “${entry.reason}”` : said;
    }
    case 'intended':
    case 'accepted':
    case 'verified':
      return t(`plans.timeline.${entry.kind}`, { number: String(entry.step) });
    case 'ended':
      return t('plans.timeline.ended', {
        state: t(`planState.${entry.state}`),
      });
    default:
      return neverEntry(entry);
  }
}

function neverEntry(entry: never): never {
  throw new Error(`Unknown timeline entry: ${JSON.stringify(entry)}`);
}
