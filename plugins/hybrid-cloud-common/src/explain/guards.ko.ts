import { Messages } from './Messages';

export const guardsKo: Messages['guards'] = {
  'never-all-off': {
    title: '전체 차단 방지',
    pass: () =>
      '모든 단계 이후에도 가중치와 정상 용량을 함께 가진 사이트가 남습니다',
    refuse: v =>
      `${v.number('step')}단계 이후(${v.text(
        'weights',
      )}) 가중치와 정상 용량을 함께 가진 사이트가 없게 됩니다`,
    inconclusive: v =>
      `${v.number('step')}단계 이후 ${v.text(
        'site',
      )} 사이트만 남는데, 그 대상의 상태를 알 수 없습니다`,
  },
  'capacity-ratio': {
    title: '충분한 용량',
    pass: v =>
      `${v.text('site')} 사이트가 맡을 트래픽의 ${v.percent(
        'absorbs',
      )}를 감당합니다(기준 ${v.percent('minimum')} 이상)`,
    refuse: v =>
      `${v.text('site')} 사이트는 맡을 트래픽의 ${v.percent(
        'absorbs',
      )}만 감당할 수 있어 정책 기준 ${v.percent('minimum')}에 못 미칩니다`,
    inconclusive: v =>
      `${v.text(
        'site',
      )} 사이트가 얼마나 감당할 수 있는지 알 수 없습니다(정책 기준 ${v.percent(
        'minimum',
      )})`,
  },
  'destination-health': {
    title: '대상 사이트 정상',
    pass: v =>
      `${v.text('site')} 사이트의 대상 ${v.number('total')}개 중 ${v.number(
        'healthy',
      )}개가 정상이거나, 가중치를 옮기기 전에 정상이 되기를 기다립니다`,
    refuse: v => {
      if (v.is('why', 'site-lost'))
        return `${v.text('site')} 사이트도 중단되었습니다`;
      return v.is('why', 'probe-failing')
        ? `${v.text('site')} 사이트에 대한 자체 점검이 실패합니다`
        : `${v.text('site')} 사이트의 대상 ${v.number(
            'total',
          )}개 중 정상인 것이 없습니다`;
    },
    inconclusive: v =>
      `${v.text('site')} 사이트의 대상 상태를 알 수 없습니다(${v.term(
        'state',
      )})`,
  },
  'data-gate': {
    title: '데이터 안전',
    pass: v => {
      if (v.is('why', 'writer'))
        return `${v.text(
          'site',
        )} 사이트에 쓰기 데이터베이스가 있어 잃는 데이터가 없습니다`;
      return v.is('why', 'in-sync')
        ? `${v.text('site')} 사이트의 복제본이 ${v.seconds(
            'seconds',
          )} 뒤처져 있습니다(허용 ${v.seconds('limit')})`
        : '이 워크로드의 데이터는 옮겨지지 않습니다';
    },
    refuse: v => {
      if (v.is('why', 'no-replication'))
        return `${v.text('writer')} 사이트에 기록된 데이터의 복제본이 ${v.text(
          'site',
        )} 사이트에 없습니다`;
      if (v.is('why', 'wrong-direction'))
        return `복제 방향이 ${v.text('writer')} → ${v.text(
          'site',
        )} 방향이 아닙니다`;
      return v.is('why', 'behind')
        ? `${v.text('site')} 사이트의 복제본이 ${v.seconds(
            'seconds',
          )} 뒤처져 정책 허용치(${v.seconds('limit')})를 넘습니다`
        : `${v.text(
            'site',
          )} 사이트로의 복제가 실행 중이 아니므로 지연이 0이어도 동기화의 증거가 되지 못합니다`;
    },
    inconclusive: v =>
      v.is('why', 'lag-unknown')
        ? `${v.text('site')} 사이트의 복제본이 얼마나 뒤처졌는지 알 수 없습니다`
        : `${v.text('site')} 사이트로의 복제가 실행 중인지 알 수 없습니다`,
  },
  'max-step': {
    title: '단계 크기',
    pass: v =>
      v.is('why', 'emergency')
        ? '긴급 전환에는 단계 제한이 없습니다'
        : `한 단계에 최대 ${v.percent(
            'moved',
          )}의 트래픽만 옮깁니다(허용 ${v.percent('limit')})`,
    refuse: v =>
      `한 단계에 트래픽의 ${v.percent(
        'moved',
      )}를 옮기게 되어 정책 허용치(${v.percent('limit')})를 넘습니다`,
    inconclusive: () => '한 단계에 얼마나 옮기게 되는지 알 수 없습니다',
  },
  'one-plan-in-flight': {
    title: '동시에 한 계획만',
    pass: () => '진행을 막는 다른 계획이 없습니다',
    refuse: v => {
      if (v.is('why', 'workload'))
        return `이 워크로드의 다른 계획이 아직 끝나지 않았습니다(${v.term(
          'action',
        )})`;
      return v.is('why', 'site')
        ? `${v.text('site')} 사이트로 옮기는 계획이 이미 ${v.number(
            'count',
          )}개로 한도에 이르렀습니다`
        : `실행 중인 계획이 ${v.number('count')}개로 전체 한도에 이르렀습니다`;
    },
    inconclusive: () => '다른 계획이 진행 중인지 알 수 없습니다',
  },
  'no-change-under-way': {
    title: '진행 중인 다른 변경 없음',
    pass: () => '다른 누구도 가중치를 바꾸지 않았습니다',
    refuse: v =>
      `누군가 가중치를 ${v.text('found')}(으)로 바꾸었습니다(예상: ${v.text(
        'expected',
      )})`,
    inconclusive: () => '다른 변경이 진행 중인지 알 수 없습니다',
  },
  'master-switch': {
    title: '자동화 스위치',
    pass: v =>
      v.is('why', 'on')
        ? '자동화가 켜져 있습니다'
        : '사람이 결정하는 작업입니다',
    refuse: () => '포털 전체의 자동화가 꺼져 있습니다',
    inconclusive: () => '자동화가 켜져 있는지 알 수 없습니다',
  },
  ownership: {
    title: '변경 권한',
    pass: () => '정책에 명시된 스위치이며 그 구성을 이해하고 있습니다',
    refuse: v => {
      if (v.is('why', 'foreign-shape'))
        return `규칙의 구성을 이해할 수 없습니다: ${v.text('detail')}`;
      if (v.is('why', 'unknown-site'))
        return `스위치가 정책에 없는 ${v.text(
          'detail',
        )} 사이트로도 트래픽을 보냅니다`;
      if (v.is('why', 'absent-site'))
        return `스위치에 ${v.text(
          'detail',
        )} 사이트가 없습니다. 그 대상 그룹을 가중치 0으로 추가하십시오`;
      if (v.is('why', 'no-credentials'))
        return '스위치를 변경할 자격 증명이 설정되어 있지 않습니다';
      return v.is('why', 'site-credentials')
        ? `${v.text(
            'detail',
          )} 사이트를 변경할 자격 증명이 설정되어 있지 않습니다`
        : '이 종류의 스위치는 읽기만 할 수 있습니다';
    },
    inconclusive: () => '누구의 스위치인지 알 수 없습니다',
  },
  'fresh-readings': {
    title: '최신 측정값',
    pass: v => `근거가 되는 측정값 ${v.number('count')}개가 모두 최신입니다`,
    refuse: v => `측정값 ‘${v.term('reading')}’ 상태: ${v.term('state')}`,
    inconclusive: v =>
      `${v.has('site') ? `${v.text('site')} 사이트의 ` : ''}측정값 ‘${v.term(
        'reading',
      )}’ 상태: ${v.term('state')}(${v.seconds('ageSeconds')} 전)`,
  },
  'anti-flap': {
    title: '잦은 전환 방지',
    pass: v =>
      `최근 1시간 동안 ${v.number(
        'switches',
      )}회 전환했습니다(자동화 한도 ${v.number('limit')}회)`,
    refuse: v =>
      v.is('why', 'block')
        ? `자동 ${v.term('action')} 이후 ${v.time(
            'until',
          )}까지는 자동으로 아무것도 하지 않습니다`
        : `최근 1시간 동안 ${v.number(
            'switches',
          )}회 전환하여 자동화 한도 ${v.number('limit')}회에 이르렀습니다`,
    inconclusive: () => '최근 얼마나 자주 전환했는지 알 수 없습니다',
  },
};
