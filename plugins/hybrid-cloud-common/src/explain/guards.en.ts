import { Messages } from './Messages';

export const guardsEn: Messages['guards'] = {
  'never-all-off': {
    title: 'Never all off',
    pass: () => 'after every step some site has weight and healthy capacity',
    refuse: v =>
      `after step ${v.number('step')} (${v.text(
        'weights',
      )}) no site would have both weight and healthy capacity`,
    inconclusive: v =>
      `after step ${v.number('step')} only ${v.text(
        'site',
      )} would serve, and the health of its targets is not known`,
  },
  'capacity-ratio': {
    title: 'Enough capacity',
    pass: v =>
      `${v.text('site')} absorbs ${v.percent(
        'absorbs',
      )} of what it is to carry (at least ${v.percent(
        'minimum',
      )} is asked for)`,
    refuse: v =>
      `${v.text('site')} would absorb only ${v.percent(
        'absorbs',
      )} of what it is to carry, and the policy asks for ${v.percent(
        'minimum',
      )}`,
    inconclusive: v =>
      `how much ${v.text(
        'site',
      )} can carry is not known, and the policy asks for ${v.percent(
        'minimum',
      )}`,
  },
  'destination-health': {
    title: 'Destination is healthy',
    pass: v =>
      `${v.number('healthy')} of ${v.number('total')} targets on ${v.text(
        'site',
      )} are healthy, or waited for before weight moves`,
    refuse: v => {
      if (v.is('why', 'site-lost')) return `${v.text('site')} is lost as well`;
      return v.is('why', 'probe-failing')
        ? `our probe of ${v.text('site')} fails`
        : `none of ${v.number('total')} targets on ${v.text(
            'site',
          )} is healthy`;
    },
    inconclusive: v =>
      `the health of the targets on ${v.text('site')} is not known (${v.term(
        'state',
      )})`,
  },
  'data-gate': {
    title: 'Data is safe',
    pass: v => {
      if (v.is('why', 'writer'))
        return `${v.text('site')} has the writing database: nothing is lost`;
      return v.is('why', 'in-sync')
        ? `the copy on ${v.text('site')} is ${v.seconds(
            'seconds',
          )} behind (at most ${v.seconds('limit')})`
        : 'no data of this workload moves';
    },
    refuse: v => {
      if (v.is('why', 'no-replication'))
        return `${v.text('site')} has no copy of the data that ${v.text(
          'writer',
        )} writes`;
      if (v.is('why', 'wrong-direction'))
        return `replication does not run from ${v.text('writer')} to ${v.text(
          'site',
        )}`;
      return v.is('why', 'behind')
        ? `the copy on ${v.text('site')} is ${v.seconds(
            'seconds',
          )} behind, and the policy allows ${v.seconds('limit')}`
        : `replication to ${v.text(
            'site',
          )} is not running; a lag of 0 is no proof then`;
    },
    inconclusive: v =>
      v.is('why', 'lag-unknown')
        ? `how far the copy on ${v.text('site')} is behind is not known`
        : `whether replication to ${v.text('site')} runs is not known`,
  },
  'max-step': {
    title: 'Step size',
    pass: v =>
      v.is('why', 'emergency')
        ? 'an emergency move has no step limit'
        : `no step moves more than ${v.percent(
            'moved',
          )} of traffic (at most ${v.percent('limit')})`,
    refuse: v =>
      `a step would move ${v.percent(
        'moved',
      )} of traffic, and the policy allows ${v.percent('limit')}`,
    inconclusive: () => 'how much traffic a step would move is not known',
  },
  'one-plan-in-flight': {
    title: 'One plan at a time',
    pass: () => 'no other plan stands in the way',
    refuse: v => {
      if (v.is('why', 'workload'))
        return `another plan of this workload has not ended (${v.term(
          'action',
        )})`;
      return v.is('why', 'site')
        ? `${v.number('count')} plans are moving traffic to ${v.text(
            'site',
          )}, which is its limit`
        : `${v.number(
            'count',
          )} plans are being carried out, which is the limit of the fleet`;
    },
    inconclusive: () => 'whether another plan is under way is not known',
  },
  'no-change-under-way': {
    title: 'No other change under way',
    pass: () => 'nobody else has changed the weights',
    refuse: v =>
      `somebody else has set the weights to ${v.text('found')}, where ${v.text(
        'expected',
      )} was expected`,
    inconclusive: () => 'whether another change is under way is not known',
  },
  'master-switch': {
    title: 'Automation switch',
    pass: v =>
      v.is('why', 'on') ? 'automation is on' : 'a person decides about this',
    refuse: () => 'automation is switched off for the whole portal',
    inconclusive: () => 'whether automation is on is not known',
  },
  ownership: {
    title: 'Ours to change',
    pass: () => 'the switch is named in the policy and its shape is understood',
    refuse: v => {
      if (v.is('why', 'foreign-shape'))
        return `the rule has a shape that is not understood: ${v.text(
          'detail',
        )}`;
      if (v.is('why', 'unknown-site'))
        return `the switch also forwards to ${v.text(
          'detail',
        )}, which the policy does not name`;
      if (v.is('why', 'absent-site'))
        return `the switch does not forward to ${v.text(
          'detail',
        )} at all; add its target group with weight 0`;
      if (v.is('why', 'no-credentials'))
        return 'no credentials for changing the switch are configured';
      return v.is('why', 'site-credentials')
        ? `no credentials for changing ${v.text('detail')} are configured`
        : 'this kind of switch can only be read';
    },
    inconclusive: () => 'whose switch it is is not known',
  },
  'fresh-readings': {
    title: 'Fresh readings',
    pass: v => `all ${v.number('count')} readings it rests on are fresh`,
    refuse: v => `${v.term('reading')} is ${v.term('state')}`,
    inconclusive: v =>
      `${v.term('reading')}${
        v.has('site') ? ` of ${v.text('site')}` : ''
      } is ${v.term('state')} (${v.seconds('ageSeconds')} old)`,
  },
  'anti-flap': {
    title: 'No flapping',
    pass: v =>
      `${v.number(
        'switches',
      )} switches in the last hour (automation stops at ${v.number('limit')})`,
    refuse: v =>
      v.is('why', 'block')
        ? `after an automatic ${v.term(
            'action',
          )} nothing automatic happens until ${v.time('until')}`
        : `${v.number(
            'switches',
          )} switches in the last hour, and automation stops at ${v.number(
            'limit',
          )}`,
    inconclusive: () => 'how often it has switched lately is not known',
  },
};
