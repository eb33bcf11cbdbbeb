import { formatChange } from './change';
import { guardsKo } from './guards.ko';
import { Messages } from './Messages';

const vocabulary: Messages['vocabulary'] = {
  unknown: '알 수 없음',
  seconds: n => `${n}초`,
  minutes: n => `${n}분`,
  terms: {
    failover: '장애 전환',
    failback: '원상 복귀',
    burst: '버스트',
    release: '버스트 해제',
    rebalance: '기준 비중 복원',
    schedule: '운영 시간',
    probe: '자체 점검',
    'target-health': '대상 상태 검사',
    cluster: '클러스터',
    cpu: 'CPU 사용률',
    memory: '메모리 사용률',
    placement: '배치',
    'configured-split': '설정된 분배',
    'observed-split': '관측된 분배',
    'replication-lag': '복제 지연',
    'replication-state': '복제 상태',
    'queue-depth': '대기열 길이',
    stale: '오래됨',
    missing: '없음',
    error: '읽을 수 없음',
    serving: '정상',
    lost: '중단',
    healthy: '정상',
    degraded: '의심',
    'site-down': '사이트 중단',
    'link-down': '회선 단절',
    overload: '과부하',
    'portal-blind': '포털 관측 불가',
    none: '복제 없음',
    'under-10-s': '10초 미만',
    'under-60-s': '60초 미만',
    'under-10-min': '10분 미만',
    more: '10분 이상',
    'not-running': '중지됨',
    unknown: '알 수 없음',
    off: '꺼짐',
  },
};

const ACTS: Readonly<Record<string, string>> = {
  observe: '관측',
  advise: '조언(실행하지 않음)',
  approve: '승인 요청',
  auto: '자동 실행',
};

const OPEN_PLAN: Readonly<Record<string, string>> = {
  proposed: '제안되어 있습니다',
  'awaiting-approval': '승인을 기다리고 있습니다',
  approved: '승인되어 곧 시작됩니다',
  executing: '실행되고 있습니다',
};

export const messagesKo: Messages = {
  vocabulary,
  reasons: {
    'nothing-to-do': () => '조치할 것이 없습니다',
    'no-switch': () =>
      '트래픽 스위치가 지정되지 않은 워크로드이므로 관측만 합니다',
    'switch-read-only': v =>
      `스위치가 읽기만 가능한 ${v.text('switch')} 방식이므로 관측만 합니다`,
    'mode-observe': v =>
      `${v.term('action')} 모드가 관측(observe)으로 설정되어 있습니다`,
    suppressed: v =>
      `${v.time('until')}까지 자동화가 중지되어 있습니다(사유: ${v.text(
        'reason',
      )})`,
    'portal-blind-probes': v =>
      `자체 점검(${v.number(
        'sites',
      )}건)이 동시에 모두 실패하여, 사이트보다 포털 쪽 관측에 문제가 있을 가능성이 큽니다`,
    'portal-blind-witnesses': () =>
      '어느 사이트에 대해서도 최신 증거가 없어 판단할 수 없습니다',
    'portal-blind-fleet': v =>
      `워크로드 ${v.number('total')}개 중 ${v.number(
        'lost',
      )}개가 동시에 중단된 것처럼 보이지만 로드 밸런서가 확인해 주지 않습니다`,
    'site-lost': v =>
      `${v.text('site')} 사이트가 중단되었습니다(서로 독립된 증거: ${v.text(
        'detail',
      )})`,
    'site-lost-counting': v =>
      `${v.text('site')} 사이트가 최근 ${v.number('of')}회 관측 중 ${v.number(
        'bad',
      )}회 중단된 것으로 보이며, ${v.number('needed')}회가 필요합니다`,
    'site-lost-no-traffic': v =>
      `${v.text('site')} 사이트로 가는 트래픽이 없어 옮길 것이 없습니다`,
    'no-destination': v =>
      `${v.text('site')} 이외에 트래픽을 옮길 사이트가 없습니다`,
    'one-witness': v =>
      `${v.text(
        'site',
      )} 사이트가 의심스럽지만 아직 두 증거가 일치하지 않습니다(${v.text(
        'detail',
      )})`,
    'site-unseen': v =>
      `${v.text(
        'site',
      )} 사이트에 대한 최신 증거가 없습니다. 보이지 않는 것과 중단은 다릅니다`,
    'link-down': v =>
      `로드 밸런서는 ${v.text(
        'site',
      )} 사이트에 닿지 못하지만 자체 점검은 성공하므로 둘 사이의 회선이 의심됩니다(${v.text(
        'detail',
      )})`,
    'home-over-threshold': v =>
      `${v.text('site')} 사이트의 사용률이 ${v.percent(
        'utilisation',
      )}로 기준 ${v.percent('at')} 이상입니다`,
    'home-over-counting': v =>
      `${v.text('site')} 사이트의 사용률이 ${v.percent(
        'utilisation',
      )}로 기준 ${v.percent('at')} 이상이며, 연속 ${v.number(
        'needed',
      )}회 중 ${v.number('ticks')}회째입니다`,
    'no-overflow-site': () => '역할이 overflow인 사이트가 없습니다',
    'nothing-left-to-shed': v =>
      `${v.text('site')} 사이트의 사용률이 ${v.percent(
        'utilisation',
      )}이지만 더 덜어낼 트래픽이 없습니다`,
    'burst-holding': v =>
      `${v.text('site')} 사이트의 사용률이 ${v.percent(
        'utilisation',
      )}이므로 ${v.percent(
        'release',
      )} 아래로 내려갈 때까지 버스트를 유지합니다`,
    'home-under-release': v =>
      `${v.text('site')} 사이트의 사용률이 ${v.percent(
        'utilisation',
      )}로 해제 기준 ${v.percent('release')}보다 낮습니다`,
    'release-counting': v =>
      `${v.text('site')} 사이트의 사용률이 ${v.percent(
        'utilisation',
      )}로 해제 기준 ${v.percent('release')}보다 낮으며, 연속 ${v.number(
        'needed',
      )}회 중 ${v.number('ticks')}회째입니다`,
    'release-would-burst-again': v =>
      `트래픽을 되돌리면 ${v.text('site')} 사이트의 사용률이 약 ${v.percent(
        'predicted',
      )}가 되어 기준 ${v.percent('at')}에서 다시 버스트하게 됩니다`,
    'home-recovered': v =>
      `${v.text('site')} 사이트가 복구된 지 ${v.minutes(
        'minutes',
      )}이 지났습니다`,
    'home-not-recovered': v =>
      `${v.text('site')} 사이트가 아직 복구되지 않았습니다`,
    'failback-holding': v =>
      `${v.text('site')} 사이트가 복구된 지 ${v.minutes(
        'upMinutes',
      )}이 지났으며, ${v.minutes('holdMinutes')} 동안 유지되어야 합니다`,
    'reading-not-fresh': v =>
      `${v.has('site') ? `${v.text('site')} 사이트의 ` : ''}측정값 ‘${v.term(
        'reading',
      )}’ 상태가 ‘${v.term('state')}’(${v.seconds(
        'ageSeconds',
      )} 전)이어서 이를 근거로 조치하지 않습니다`,
    drift: v =>
      `가중치가 ${v.text('found')}입니다(예상: ${v.text(
        'expected',
      )}). 다른 누군가가 변경했습니다`,
    'plan-open': v =>
      `이를 위한 계획(${v.term('action')})이 ${
        OPEN_PLAN[v.text('state')] ?? '이미 있습니다'
      }`,
    'schedule-asleep': v =>
      `${v.text('site')} 사이트는 지금 운영 시간(${v.text(
        'awake',
      )})이 아닙니다`,
    requested: v => `담당자가 ${v.term('action')} 작업을 요청했습니다`,
    'no-acting-credentials': () =>
      '스위치를 변경할 자격 증명이 설정되어 있지 않아 조언만 합니다',
    'guard-not-passed': v =>
      `안전 규칙 ${v.text('guard')}을(를) 통과하지 못했습니다`,
    'weights-changed': v =>
      `가중치가 ${v.text('expected')}에서 ${v.text(
        'found',
      )}(으)로 바뀌었습니다`,
    'stickiness-changed': v =>
      `고정 세션 설정이 ${v.term('expected')}에서 ${v.term(
        'found',
      )}(으)로 바뀌었습니다`,
    'replicas-changed': v =>
      `${v.text('site')} 사이트의 레플리카 설정이 ${v.number(
        'expected',
      )}개에서 ${v.number('found')}개로 바뀌었습니다`,
    'node-gone': v =>
      `${v.text('site')} 사이트의 노드 ${v.text(
        'node',
      )}을(를) 찾을 수 없습니다`,
    'reason-gone': v => `${v.text('site')} 사이트가 다시 정상입니다`,
    'diagnosis-changed': v =>
      `진단이 ‘${v.term('before')}’에서 ‘${v.term('now')}’(으)로 바뀌었습니다`,
    'health-changed': v =>
      `${v.text('site')} 사이트의 상태가 ‘${v.term('before')}’에서 ‘${v.term(
        'now',
      )}’(으)로 바뀌었습니다`,
    'lag-changed': v =>
      `복제 지연이 ‘${v.term('before')}’에서 ‘${v.term(
        'now',
      )}’(으)로 바뀌었습니다`,
  },
  guards: guardsKo,
  steps: {
    'set-weights': s => `ALB 가중치 변경: ${formatChange(s.before, s.after)}`,
    'set-stickiness': s =>
      s.after === null
        ? `ALB 고정 세션 끄기(현재 ${s.before ?? 0}초)`
        : `ALB 고정 세션을 ${s.after}초로 설정(현재 ${
            s.before === null ? '꺼짐' : `${s.before}초`
          })`,
    'uncordon-node': s => `${s.site} 사이트의 노드 ${s.node} 스케줄링 허용`,
    'cordon-node': s => `${s.site} 사이트의 노드 ${s.node} 스케줄링 차단`,
    scale: s => `${s.site} 사이트의 레플리카 ${s.before}→${s.after}개로 조정`,
    'wait-ready': s =>
      `${s.site} 사이트의 파드 ${s.minReady}개가 Ready가 될 때까지 대기(최대 ${s.deadlineSeconds}초)`,
    'wait-targets-healthy': s =>
      `${s.site} 사이트의 대상 ${s.minHealthy}개가 정상이 될 때까지 대기(최대 ${s.deadlineSeconds}초)`,
    'wait-drain': s =>
      `${s.site} 사이트의 요청과 세션이 끝나도록 ${s.seconds}초 대기`,
  },
  diagnoses: {
    healthy: () => '모든 사이트가 정상입니다',
    degraded: d =>
      `${d.site} 사이트가 의심스럽습니다. 증거 하나만 실패했거나 증거가 없습니다`,
    'site-down': d =>
      `${d.site} 사이트가 중단되었습니다. 서로 독립된 두 증거가 일치합니다`,
    'link-down': d =>
      `${d.site} 사이트로 가는 회선이 끊겼습니다. 로드 밸런서는 닿지 못하지만 자체 점검은 성공합니다`,
    overload: d => `${d.site} 사이트가 과부하 상태입니다`,
    'portal-blind': () =>
      '포털이 판단할 만큼 관측하지 못하고 있습니다. 무엇인가 중단되었다는 뜻은 아닙니다',
  },
  risk: {
    data: amount => `약 ${amount} 분량의 쓰기가 위험`,
    noData: '위험한 쓰기 없음',
    unknownData: '위험한 쓰기 분량을 알 수 없음',
    waiting: (_count, text) => `${text}명 대기 중`,
    unknownWaiting: '대기 인원을 알 수 없음',
    absorbs: (site, percent) => `${site} 사이트가 ${percent} 수용`,
    unknownAbsorbs: site => `${site} 사이트의 수용 능력을 알 수 없음`,
  },
  decision: {
    hold: why => `변경 없음: ${why}.`,
    planOpen: (why, plan) => `${why}; ${plan}.`,
    propose: ({ action, mode, change, why, risk }) =>
      `${ACTS[mode] ?? mode}: ${action}(${change}) — ${why}; ${risk}.`,
    blocked: ({ action, change, why, risk }) =>
      `차단됨: ${action}(${change}) — ${why}; ${risk}.`,
  },
};
