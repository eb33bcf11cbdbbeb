import { formatChange } from './change';
import { guardsEn } from './guards.en';
import { Messages } from './Messages';

const vocabulary: Messages['vocabulary'] = {
  unknown: 'unknown',
  seconds: n => `${n} s`,
  minutes: n => `${n} min`,
  terms: {
    probe: 'our probe',
    'target-health': 'target health',
    cluster: 'the cluster',
    cpu: 'cpu usage',
    memory: 'memory usage',
    placement: 'placement',
    'configured-split': 'the configured split',
    'observed-split': 'the observed split',
    'replication-lag': 'replication lag',
    'replication-state': 'replication state',
    'queue-depth': 'queue depth',
    error: 'not readable',
    'site-down': 'site down',
    'link-down': 'link down',
    'portal-blind': 'portal blind',
    'under-10-s': 'under 10 s',
    'under-60-s': 'under 60 s',
    'under-10-min': 'under 10 min',
    more: 'over 10 min',
    'not-running': 'not running',
  },
};

const ACTS: Readonly<Record<string, string>> = {
  observe: 'Seen',
  advise: 'Advice, nothing will be done',
  approve: 'Proposed for approval',
  auto: 'Being carried out',
};

const OPEN_PLAN: Readonly<Record<string, string>> = {
  proposed: 'is proposed',
  'awaiting-approval': 'waits for approval',
  approved: 'is approved and about to begin',
  executing: 'is being carried out',
};

export const messagesEn: Messages = {
  vocabulary,
  reasons: {
    'nothing-to-do': () => 'nothing needs to be done',
    'no-switch': () =>
      'the workload names no traffic switch, so it is only watched',
    'switch-read-only': v =>
      `its switch is ${v.text(
        'switch',
      )}, which can only be read, so it is only watched`,
    'mode-observe': v => `${v.term('action')} is set to observe`,
    suppressed: v =>
      `automation is suppressed until ${v.time('until')} (${v.text('reason')})`,
    'portal-blind-probes': v =>
      `all of our probes (${v.number(
        'sites',
      )}) fail at once, which says more of our own view than of the sites`,
    'portal-blind-witnesses': () =>
      'no witness has said anything fresh of any site, so nothing can be judged',
    'portal-blind-fleet': v =>
      `${v.number('lost')} of ${v.number(
        'total',
      )} workloads seem lost at once and no load balancer confirms it`,
    'site-lost': v =>
      `${v.text('site')} is lost, as independent witnesses say (${v.text(
        'detail',
      )})`,
    'site-lost-counting': v =>
      `${v.text('site')} looks lost in ${v.number(
        'bad',
      )} of the last ${v.number('of')} looks, ${v.number('needed')} are needed`,
    'site-lost-no-traffic': v =>
      `${v.text('site')} carries no traffic, so there is nothing to move away`,
    'no-destination': v =>
      `there is no other site than ${v.text('site')} to go to`,
    'one-witness': v =>
      `${v.text(
        'site',
      )} is in doubt, and two witnesses do not agree yet (${v.text('detail')})`,
    'site-unseen': v =>
      `no witness has said anything fresh of ${v.text(
        'site',
      )}, which is not the same as down`,
    'link-down': v =>
      `the load balancer does not reach ${v.text(
        'site',
      )} while our probe does, so the link between them is in doubt (${v.text(
        'detail',
      )})`,
    'home-over-threshold': v =>
      `${v.text('site')} is at ${v.percent(
        'utilisation',
      )}, over its threshold of ${v.percent('at')}`,
    'home-over-counting': v =>
      `${v.text('site')} is at ${v.percent('utilisation')}, over ${v.percent(
        'at',
      )}, for ${v.number('ticks')} of ${v.number('needed')} looks`,
    'no-overflow-site': () => 'no site has the role overflow',
    'nothing-left-to-shed': v =>
      `${v.text('site')} is at ${v.percent(
        'utilisation',
      )} and has no traffic left to give`,
    'burst-holding': v =>
      `${v.text('site')} is at ${v.percent(
        'utilisation',
      )}, so the burst stays until it is under ${v.percent('release')}`,
    'home-under-release': v =>
      `${v.text('site')} is at ${v.percent('utilisation')}, under ${v.percent(
        'release',
      )}`,
    'release-counting': v =>
      `${v.text('site')} is at ${v.percent('utilisation')}, under ${v.percent(
        'release',
      )}, for ${v.number('ticks')} of ${v.number('needed')} looks`,
    'release-would-burst-again': v =>
      `with its traffic back ${v.text('site')} would be at about ${v.percent(
        'predicted',
      )} and burst again at ${v.percent('at')}`,
    'home-recovered': v =>
      `${v.text('site')} has been well again for ${v.minutes('minutes')}`,
    'home-not-recovered': v => `${v.text('site')} has not recovered yet`,
    'failback-holding': v =>
      `${v.text('site')} has been well again for ${v.minutes(
        'upMinutes',
      )} of the ${v.minutes('holdMinutes')} asked for`,
    'reading-not-fresh': v =>
      `${v.term('reading')}${
        v.has('site') ? ` of ${v.text('site')}` : ''
      } is ${v.term('state')} (${v.seconds(
        'ageSeconds',
      )} old), and no action rests on that`,
    drift: v =>
      `the weights are ${v.text('found')} where ${v.text(
        'expected',
      )} was expected: somebody else has set them`,
    'plan-open': v =>
      `a ${v.term('action')} plan for this ${
        OPEN_PLAN[v.text('state')] ?? 'is open'
      }`,
    'schedule-asleep': v =>
      `${v.text('site')} is outside its hours (${v.text('awake')})`,
    requested: v => `a person asks for ${v.term('action')}`,
    'no-acting-credentials': () =>
      'no credentials for changing the switch are configured, so this is advice only',
    'guard-not-passed': v => `the rule ${v.text('guard')} does not pass`,
    'weights-changed': v =>
      `the weights are ${v.text('found')} and no longer ${v.text('expected')}`,
    'stickiness-changed': v =>
      `sticky sessions are ${v.text('found')} and no longer ${v.text(
        'expected',
      )}`,
    'replicas-changed': v =>
      `${v.text('site')} is set to ${v.number(
        'found',
      )} replicas and no longer to ${v.number('expected')}`,
    'node-gone': v => `node ${v.text('node')} on ${v.text('site')} is gone`,
    'reason-gone': v => `${v.text('site')} is well again`,
    'diagnosis-changed': v =>
      `it is ${v.term('now')} now, where it was ${v.term('before')}`,
    'health-changed': v =>
      `${v.text('site')} is ${v.term('now')} now, where it was ${v.term(
        'before',
      )}`,
    'lag-changed': v =>
      `replication lag is ${v.term('now')} now, where it was ${v.term(
        'before',
      )}`,
  },
  guards: guardsEn,
  steps: {
    'set-weights': s => `Set ALB weights ${formatChange(s.before, s.after)}`,
    'set-stickiness': s =>
      s.after === null
        ? `Switch ALB sticky sessions off (now ${s.before ?? 0} s)`
        : `Set ALB sticky sessions to ${s.after} s (now ${
            s.before === null ? 'off' : `${s.before} s`
          })`,
    'uncordon-node': s => `Uncordon node ${s.node} on ${s.site}`,
    'cordon-node': s => `Cordon node ${s.node} on ${s.site}`,
    scale: s => `Scale ${s.site} ${s.before}→${s.after} replicas`,
    'wait-ready': s =>
      `Wait until ${s.minReady} pods are Ready on ${s.site} (at most ${s.deadlineSeconds} s)`,
    'wait-targets-healthy': s =>
      `Wait until ${s.minHealthy} targets are healthy on ${s.site} (at most ${s.deadlineSeconds} s)`,
    'wait-drain': s =>
      `Wait ${s.seconds} s for requests and sessions on ${s.site} to end`,
  },
  diagnoses: {
    healthy: () => 'All sites serve',
    degraded: d =>
      `${d.site} is in doubt: one witness fails, or none has spoken`,
    'site-down': d => `${d.site} is down: two independent witnesses agree`,
    'link-down': d =>
      `The link to ${d.site} is down: the load balancer does not reach it and our probe does`,
    overload: d => `${d.site} is overloaded`,
    'portal-blind': () =>
      'The portal cannot see well enough to judge; that does not mean anything is down',
  },
  risk: {
    data: amount => `about ${amount} of writes at risk`,
    noData: 'no writes at risk',
    unknownData: 'an unknown amount of writes at risk',
    waiting: (count, text) =>
      count === 1 ? '1 person waiting' : `${text} people waiting`,
    unknownWaiting: 'an unknown number of people waiting',
    absorbs: (site, percent) => `${site} absorbs ${percent}`,
    unknownAbsorbs: site => `how much ${site} absorbs is unknown`,
  },
  decision: {
    hold: why => `No change: ${why}.`,
    planOpen: (why, plan) => `${why}; ${plan}.`,
    propose: ({ action, mode, change, why, risk }) =>
      `${ACTS[mode] ?? mode}: ${action} (${change}), because ${why}; ${risk}.`,
    blocked: ({ action, change, why, risk }) =>
      `Blocked: ${action} (${change}), because ${why}; ${risk}.`,
  },
};
