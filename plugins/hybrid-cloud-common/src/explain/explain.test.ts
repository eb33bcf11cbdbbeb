import fc from 'fast-check';
import { arbitraryInput } from '../decide/__testUtils__/arbitraries';
import { decide } from '../decide/decide';
import { decideRequested } from '../decide/decideRequested';
import {
  Decision,
  GuardName,
  GuardResult,
  PLAN_STATES,
  PlanState,
  Reason,
  Risk,
  Step,
} from '../model';
import {
  buildInput,
  EXAMPLE_STATES,
  exampleDecision,
  exampleHistory,
  exampleObservation,
  exampleWorkload,
} from '../testUtils';
import {
  explainDecision,
  explainDiagnosis,
  explainGuard,
  explainReason,
  explainRisk,
  explainStep,
  guardTitle,
  Language,
} from '.';
import { messagesEn } from './messages.en';
import { messagesKo } from './messages.ko';

const LANGUAGES: readonly Language[] = ['en', 'ko'];
const BROKEN = /undefined|NaN|\[object|Infinity|null/;
const HANGUL = /[가-힣]/;

const risk = (overrides: Partial<Risk> = {}): Risk => ({
  dataSeconds: 4,
  waiting: 1240,
  absorbs: 0.83,
  destination: 'aws',
  ...overrides,
});

/** Every sentence a decision can be told in. */
function sentences(decision: Decision, lang: Language): readonly string[] {
  const base = [
    explainDecision(decision, lang),
    explainDiagnosis(decision.diagnosis, lang),
    ...decision.reasons.map(r => explainReason(r, lang)),
  ];
  return decision.kind === 'hold'
    ? base
    : [
        ...base,
        explainRisk(decision.proposal.risk, lang),
        ...decision.proposal.steps.map(s => explainStep(s, lang)),
        ...decision.guards.map(g => explainGuard(g, lang)),
      ];
}

describe('rule 40: every decision can be explained', () => {
  it('never prints undefined or NaN, whatever was decided', () => {
    fc.assert(
      fc.property(arbitraryInput(), input => {
        const decisions = [
          decide(input),
          ...(
            ['failover', 'failback', 'burst', 'release', 'rebalance'] as const
          ).map(action => decideRequested({ ...input, action })),
        ];
        for (const decision of decisions)
          for (const lang of LANGUAGES)
            for (const sentence of sentences(decision, lang)) {
              expect(sentence).not.toMatch(BROKEN);
              expect(sentence.length).toBeGreaterThan(5);
              expect(HANGUL.test(sentence)).toBe(lang === 'ko');
            }
      }),
      { numRuns: 150, seed: 7 },
    );
  });

  it('a decision is one sentence: one full stop, at its end', () => {
    for (const state of EXAMPLE_STATES)
      for (const lang of LANGUAGES) {
        const sentence = explainDecision(exampleDecision(state), lang);
        expect(sentence.endsWith('.')).toBe(true);
        expect(sentence.endsWith('..')).toBe(false);
        expect(sentence).not.toContain('\n');
      }
  });

  it('says what, why and at what risk', () => {
    expect(explainDecision(exampleDecision('failing-over'), 'en')).toBe(
      'Proposed for approval: failover (onprem 40→0, aws 60→100), because onprem is lost, as independent witnesses say (probe: no connection; target-health: 0 of 4 targets healthy (Target.Timeout)); no writes at risk, 1,240 people waiting, AWS absorbs 100%.',
    );
    expect(explainDecision(exampleDecision('failing-over'), 'ko')).toBe(
      '승인 요청: 장애 전환(onprem 40→0, aws 60→100) — onprem 사이트가 중단되었습니다(서로 독립된 증거: probe: no connection; target-health: 0 of 4 targets healthy (Target.Timeout)); 위험한 쓰기 없음, 1,240명 대기 중, AWS 사이트가 100% 수용.',
    );
  });

  describe('while a plan for it is open', () => {
    const id = '0c7f1a52-9d2e-4c58-8a41-2f1c6f0d3b7e';
    const heldBy = (state: PlanState) => {
      const workload = exampleWorkload();
      return decide(
        buildInput({
          workload,
          observation: exampleObservation('failing-over', { workload }),
          history: {
            ...exampleHistory('failing-over', { workload }),
            openPlan: { id, action: 'failover', state },
          },
        }),
      );
    };

    it('says what is wrong first, then how far the plan is', () => {
      expect(explainDecision(heldBy('awaiting-approval'), 'en')).toBe(
        'onprem is lost, as independent witnesses say (probe: no connection; target-health: 0 of 4 targets healthy (Target.Timeout)); a failover plan for this waits for approval.',
      );
      expect(explainDecision(heldBy('awaiting-approval'), 'ko')).toBe(
        'onprem 사이트가 중단되었습니다(서로 독립된 증거: probe: no connection; target-health: 0 of 4 targets healthy (Target.Timeout)); 이를 위한 계획(장애 전환)이 승인을 기다리고 있습니다.',
      );
      expect(explainDecision(heldBy('executing'), 'en')).toMatch(
        /; a failover plan for this is being carried out\.$/,
      );
    });

    it.each(LANGUAGES)('shows no bare id (%s)', lang => {
      const other: GuardResult = {
        guard: 'one-plan-in-flight',
        verdict: 'refuse',
        params: { why: 'workload', planId: id, action: 'failover' },
      };
      const told = [
        ...PLAN_STATES.flatMap(state => sentences(heldBy(state), lang)),
        explainGuard(other, lang),
      ];
      for (const sentence of told) expect(sentence).not.toContain(id);
    });

    it('records of earlier versions, without its state, are told as well', () => {
      const params = { planId: id, action: 'burst' };
      const old = { code: 'plan-open', params } as unknown as Reason; // As it was kept then.
      expect(explainReason(old, 'en')).toBe('A burst plan for this is open');
    });
  });

  it('says which rule blocks and by what figures', () => {
    expect(explainDecision(exampleDecision('blocked'), 'en')).toMatch(
      /^Blocked: failover \(onprem 40→0, aws 60→100\), because aws would absorb only 62% of what it is to carry, and the policy asks for 80%;/,
    );
  });

  it('says why nothing is done', () => {
    expect(explainDecision(exampleDecision('calm'), 'en')).toBe(
      'No change: nothing needs to be done.',
    );
    const workload = exampleWorkload('ticketing');
    expect(explainDecision(exampleDecision('calm', { workload }), 'en')).toBe(
      'No change: its switch is route53-failover, which can only be read, so it is only watched.',
    );
  });
});

describe('English and Korean', () => {
  it.each([
    'reasons',
    'guards',
    'steps',
    'diagnoses',
    'risk',
    'decision',
  ] as const)('have the same %s', part => {
    expect(Object.keys(messagesKo[part]).sort()).toEqual(
      Object.keys(messagesEn[part]).sort(),
    );
  });

  it('Korean has a word for every code that English has one for', () => {
    for (const code of Object.keys(messagesEn.vocabulary.terms))
      expect(messagesKo.vocabulary.terms).toHaveProperty([code]);
  });

  const codes = Object.keys(messagesEn.reasons) as Reason['code'][];
  it.each(codes)('%s is told in both, also when its values are lost', code => {
    const bare = { code, params: {} } as unknown as Reason; // As an old record may hold it.
    for (const lang of LANGUAGES) {
      const sentence = explainReason(bare, lang);
      expect(sentence).not.toMatch(BROKEN);
      expect(sentence).not.toBe(code);
      expect(HANGUL.test(sentence)).toBe(lang === 'ko');
    }
  });

  const guards = Object.keys(messagesEn.guards) as GuardName[];
  it.each(guards)('guard %s is told in both, for each verdict', guard => {
    for (const lang of LANGUAGES) {
      const told = (['pass', 'refuse', 'inconclusive'] as const).map(verdict =>
        explainGuard({ guard, verdict, params: {} }, lang),
      );
      expect(new Set(told).size).toBe(3);
      for (const sentence of told) {
        expect(sentence).not.toMatch(BROKEN);
        expect(HANGUL.test(sentence)).toBe(lang === 'ko');
      }
      expect(guardTitle(guard, lang)).not.toBe(guard);
    }
  });

  it('a code of a newer server is shown as it is', () => {
    const future = { code: 'moon-phase', params: {} } as unknown as Reason; // A later version's.
    expect(explainReason(future, 'en')).toBe('Moon-phase');
    const guard = { guard: 'moon', verdict: 'refuse', params: {} } as never;
    expect(explainGuard(guard, 'ko')).toBe('Moon: refuse');
    expect(
      explainReason(
        { code: 'toString', params: {} } as unknown as Reason,
        'en',
      ),
    ).toBe('ToString');
  });
});

describe('explainRisk', () => {
  it.each<[Partial<Risk>, string, string]>([
    [
      {},
      'about 4 s of writes at risk, 1,240 people waiting, AWS absorbs 83%',
      '약 4초 분량의 쓰기가 위험, 1,240명 대기 중, AWS 사이트가 83% 수용',
    ],
    [
      { dataSeconds: 'none', waiting: 'none' },
      'no writes at risk, AWS absorbs 83%',
      '위험한 쓰기 없음, AWS 사이트가 83% 수용',
    ],
    [
      { dataSeconds: 0.4, waiting: 1, absorbs: 1 },
      'about 0.4 s of writes at risk, 1 person waiting, AWS absorbs 100%',
      '약 0.4초 분량의 쓰기가 위험, 1명 대기 중, AWS 사이트가 100% 수용',
    ],
    [
      { dataSeconds: 600, waiting: 0 },
      'about 10 min of writes at risk, 0 people waiting, AWS absorbs 83%',
      '약 10분 분량의 쓰기가 위험, 0명 대기 중, AWS 사이트가 83% 수용',
    ],
  ])('%j', (overrides, en, ko) => {
    expect(explainRisk(risk(overrides), 'en')).toBe(en);
    expect(explainRisk(risk(overrides), 'ko')).toBe(ko);
  });

  it('rule 1: unknown is said, never shown as zero', () => {
    const unknown = risk({
      dataSeconds: 'unknown',
      waiting: 'unknown',
      absorbs: 'unknown',
      destination: 'onprem',
    });
    expect(explainRisk(unknown, 'en')).toBe(
      'an unknown amount of writes at risk, an unknown number of people waiting, how much onprem absorbs is unknown',
    );
    expect(explainRisk(unknown, 'ko')).not.toMatch(/\d/);
  });
});

describe('explainStep', () => {
  it.each<[Step, string, string]>([
    [
      {
        kind: 'set-weights',
        before: { onprem: 40, aws: 60 },
        after: { onprem: 0, aws: 100 },
        emergency: true,
      },
      'Set ALB weights onprem 40→0, aws 60→100',
      'ALB 가중치 변경: onprem 40→0, aws 60→100',
    ],
    [
      {
        kind: 'set-weights',
        before: { a: 40, b: 60, c: 0 },
        after: { a: 20, b: 80, c: 0 },
        emergency: false,
      },
      'Set ALB weights a 40→20, b 60→80, c 0',
      'ALB 가중치 변경: a 40→20, b 60→80, c 0',
    ],
    [
      { kind: 'set-stickiness', before: 300, after: null },
      'Switch ALB sticky sessions off (now 300 s)',
      'ALB 고정 세션 끄기(현재 300초)',
    ],
    [
      { kind: 'set-stickiness', before: null, after: 300 },
      'Set ALB sticky sessions to 300 s (now off)',
      'ALB 고정 세션을 300초로 설정(현재 꺼짐)',
    ],
    [
      { kind: 'uncordon-node', site: 'onprem', node: 'node-3' },
      'Uncordon node node-3 on onprem',
      'onprem 사이트의 노드 node-3 스케줄링 허용',
    ],
    [
      { kind: 'cordon-node', site: 'onprem', node: 'node-3' },
      'Cordon node node-3 on onprem',
      'onprem 사이트의 노드 node-3 스케줄링 차단',
    ],
    [
      { kind: 'scale', site: 'aws', before: 1, after: 4 },
      'Scale aws 1→4 replicas',
      'aws 사이트의 레플리카 1→4개로 조정',
    ],
    [
      { kind: 'wait-ready', site: 'aws', minReady: 4, deadlineSeconds: 600 },
      'Wait until 4 pods are Ready on aws (at most 600 s)',
      'aws 사이트의 파드 4개가 Ready가 될 때까지 대기(최대 600초)',
    ],
    [
      {
        kind: 'wait-targets-healthy',
        site: 'aws',
        minHealthy: 4,
        deadlineSeconds: 300,
      },
      'Wait until 4 targets are healthy on aws (at most 300 s)',
      'aws 사이트의 대상 4개가 정상이 될 때까지 대기(최대 300초)',
    ],
    [
      { kind: 'wait-drain', site: 'aws', seconds: 60 },
      'Wait 60 s for requests and sessions on aws to end',
      'aws 사이트의 요청과 세션이 끝나도록 60초 대기',
    ],
  ])('%j', (step, en, ko) => {
    expect(explainStep(step, 'en')).toBe(en);
    expect(explainStep(step, 'ko')).toBe(ko);
  });
});

describe('explainReason', () => {
  it('times are UTC and said to be, numbers carry their unit', () => {
    const reason: Reason = {
      code: 'suppressed',
      params: { until: Date.UTC(2026, 2, 2, 9, 30), reason: 'exam week' },
    };
    expect(explainReason(reason, 'en')).toBe(
      'Automation is suppressed until 2026-03-02 09:30 UTC (exam week)',
    );
    expect(explainReason(reason, 'ko')).toBe(
      '2026-03-02 09:30 UTC까지 자동화가 중지되어 있습니다(사유: exam week)',
    );
  });

  it('does not change how a site is written at the head of a sentence', () => {
    const reason: Reason = { code: 'reason-gone', params: { site: 'onprem' } };
    expect(explainReason(reason, 'en')).toBe('onprem is well again');
  });

  it('puts the guard’s own words in for a guard that does not pass', () => {
    const reason: Reason = {
      code: 'guard-not-passed',
      params: {
        guard: 'data-gate',
        verdict: 'refuse',
        why: 'behind',
        site: 'onprem',
        seconds: 90,
        limit: 30,
      },
    };
    expect(explainReason(reason, 'en')).toBe(
      'The copy on onprem is 90 s behind, and the policy allows 30 s',
    );
    expect(explainReason(reason, 'ko')).toBe(
      'onprem 사이트의 복제본이 90초 뒤처져 정책 허용치(30초)를 넘습니다',
    );
  });
});
