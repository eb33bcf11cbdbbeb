import { GateSentences } from './GateSentences';

export const gateSentencesKo: GateSentences = {
  frozen: ({ scope, until, by, why }) =>
    `${
      scope === 'fleet' ? '모든 서비스의 배포가' : '배포가'
    } ${until}까지 동결되었습니다 (${by}): ${why}`,
  planInFlight: ({ action, state }) =>
    state === 'verifying'
      ? `${action}이(가) 방금 트래픽을 옮겼고 확인하는 중입니다`
      : `${action}이(가) 실행되는 중입니다`,
  siteLost: ({ site, detail }) => `${site}이(가) 중단되었습니다 (${detail})`,
  trafficAway: ({ site, weight, baseWeight }) =>
    `${site}의 트래픽이 옮겨졌고(가중치 ${baseWeight} 대신 ${weight}) 아직 돌아오지 않았습니다`,
  neverObserved: '포털이 아직 이 서비스를 관측하지 못했습니다',
  observedLongAgo: age =>
    `포털이 이 서비스를 마지막으로 본 지 ${age} 지났습니다`,
  portalBlind:
    '포털 스스로 보지 못하는 것 같습니다: 한꺼번에 너무 많은 것이 실패합니다',
  siteUnseen: site =>
    `${site}의 상태를 아무도 말할 수 없습니다: 점검, 대상, 클러스터를 모두 알 수 없습니다`,
  weightsUnknown: '지금은 트래픽을 누가 받는지 읽을 수 없습니다',
};
