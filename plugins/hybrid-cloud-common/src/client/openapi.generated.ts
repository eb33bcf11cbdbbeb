// Generated from src/schema/openapi.yaml of the backend by its scripts/generate-openapi.mjs; do not edit.

export interface paths {
  '/estate': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The sites, how well they are seen, and whether automation is on */
    get: operations['getEstate'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/workloads': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Every hybrid workload with its latest look and decision, most critical first */
    get: operations['listWorkloads'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/workloads/{kind}/{namespace}/{name}': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        kind: components['parameters']['kind'];
        namespace: components['parameters']['namespace'];
        name: components['parameters']['name'];
      };
      cookie?: never;
    };
    /** One workload with its recent plans */
    get: operations['getWorkload'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/workloads/{kind}/{namespace}/{name}/history': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        kind: components['parameters']['kind'];
        namespace: components['parameters']['namespace'];
        name: components['parameters']['name'];
      };
      cookie?: never;
    };
    /** Points for charts and the plans of the same span */
    get: operations['getWorkloadHistory'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/workloads/{kind}/{namespace}/{name}/release-gate': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        kind: components['parameters']['kind'];
        namespace: components['parameters']['namespace'];
        name: components['parameters']['name'];
      };
      cookie?: never;
    };
    /** Whether a pipeline may deploy to the workload now, and why not */
    get: operations['getReleaseGate'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/freezes': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Freezes of deployments in force; with a workload, those that hold for it */
    get: operations['listFreezes'];
    put?: never;
    /** Let pipelines deploy to a workload, or to any, no more until a moment */
    post: operations['createFreeze'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/freezes/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /** End a freeze before its time */
    delete: operations['endFreeze'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/plans': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Plans, newest first */
    get: operations['listPlans'];
    put?: never;
    /** Ask for a move; with dryRun it is only judged */
    post: operations['createPlan'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/plans/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: components['parameters']['planId'];
      };
      cookie?: never;
    };
    /** One plan and what the person asking may do with it */
    get: operations['getPlan'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/plans/{id}/approve': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: components['parameters']['planId'];
      };
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Say yes to exactly what was shown */
    post: operations['approvePlan'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/plans/{id}/reject': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: components['parameters']['planId'];
      };
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Say no */
    post: operations['rejectPlan'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/plans/{id}/cancel': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: components['parameters']['planId'];
      };
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Withdraw a plan that has not begun */
    post: operations['cancelPlan'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/decisions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Decisions as they changed, newest first */
    get: operations['listDecisions'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/audit': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The audit chain, newest first */
    get: operations['listAudit'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/audit/verify': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Walk the whole chain and say whether it holds */
    get: operations['verifyAudit'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
}
export type webhooks = Record<string, never>;
export interface components {
  schemas: {
    Error: {
      error: {
        name: string;
        message: string;
      };
      request?: {
        method?: string;
        url?: string;
      };
      response: {
        statusCode: number;
      };
    };
    /** @description Milliseconds since the Unix epoch */
    Instant: number;
    /** @description Relative weights by site */
    Weights: {
      [key: string]: number;
    };
    /** @description Shares 0..1 by site */
    Shares: {
      [key: string]: number;
    };
    Params: {
      [key: string]: string | number;
    };
    /** @enum {string} */
    ReadingErrorKind:
      | 'unreachable'
      | 'unauthenticated'
      | 'forbidden'
      | 'throttled'
      | 'not-found'
      | 'unsupported'
      | 'malformed';
    ReadingOrigin: {
      /** @enum {string} */
      unit:
        | 'ratio'
        | 'seconds'
        | 'count'
        | 'cores'
        | 'bytes'
        | 'weights'
        | 'requests-per-second'
        | 'state';
      source: string;
      observedAt: components['schemas']['Instant'];
    };
    /** @description A number that knows its unit, source, age and state. Missing is never zero. The value's type depends on what is read. */
    Reading:
      | (components['schemas']['ReadingOrigin'] & {
          /** @constant */
          state: 'fresh';
          value: unknown;
        })
      | (components['schemas']['ReadingOrigin'] & {
          /** @constant */
          state: 'stale';
          value: unknown;
          maxAgeSeconds: number;
        })
      | (components['schemas']['ReadingOrigin'] & {
          /** @constant */
          state: 'missing';
          reason: string;
        })
      | (components['schemas']['ReadingOrigin'] & {
          /** @constant */
          state: 'error';
          error: components['schemas']['ReadingErrorKind'];
          message: string;
        });
    Witness: {
      /** @enum {string} */
      kind: 'probe' | 'target-health' | 'cluster';
      site: string;
      /** @enum {string} */
      verdict: 'serving' | 'failing' | 'unknown';
      detail: string;
      reading: components['schemas']['Reading'];
    };
    SiteObservation: {
      site: string;
      placement: components['schemas']['Reading'];
      cpu: components['schemas']['Reading'];
      memory: components['schemas']['Reading'];
      targets: components['schemas']['Reading'];
      witnesses: components['schemas']['Witness'][];
    };
    Observation: {
      workloadRef: string;
      at: components['schemas']['Instant'];
      sites: {
        [key: string]: components['schemas']['SiteObservation'];
      };
      split: {
        configured: components['schemas']['Reading'];
        observed: components['schemas']['Reading'];
        effective: components['schemas']['Reading'];
      };
      switch: {
        stickinessSeconds?: number;
        foreignShape?: string;
        version?: string;
      };
      requestsPerSecond: components['schemas']['Reading'];
      replication?: {
        from: string;
        to: string;
        state: components['schemas']['Reading'];
        lag: components['schemas']['Reading'];
        detail?: string;
        preflight?: string[];
      };
      queue?: {
        depth: components['schemas']['Reading'];
      };
    };
    /** @enum {string} */
    Mode: 'observe' | 'advise' | 'approve' | 'auto';
    /** @enum {string} */
    Action:
      | 'failover'
      | 'failback'
      | 'burst'
      | 'release'
      | 'rebalance'
      | 'schedule';
    Reason: {
      code: string;
      params: components['schemas']['Params'];
    };
    GuardResult: {
      guard: string;
      /** @enum {string} */
      verdict: 'pass' | 'refuse' | 'inconclusive';
      params: components['schemas']['Params'];
    };
    Diagnosis: {
      /** @enum {string} */
      kind:
        | 'healthy'
        | 'degraded'
        | 'site-down'
        | 'link-down'
        | 'overload'
        | 'portal-blind';
      site?: string;
    };
    /** @description One exact, idempotent change or wait. Members beside the kind depend on it. */
    Step: {
      /** @enum {string} */
      kind:
        | 'set-weights'
        | 'set-stickiness'
        | 'uncordon-node'
        | 'cordon-node'
        | 'scale'
        | 'wait-ready'
        | 'wait-targets-healthy'
        | 'wait-drain';
    } & {
      [key: string]: unknown;
    };
    Risk: {
      dataSeconds: number | ('unknown' | 'none');
      waiting: number | ('unknown' | 'none');
      absorbs: number | 'unknown';
      destination: string;
    };
    Proposal: {
      action: components['schemas']['Action'];
      mode: components['schemas']['Mode'];
      emergency: boolean;
      before: components['schemas']['Weights'];
      after: components['schemas']['Weights'];
      steps: components['schemas']['Step'][];
      risk: components['schemas']['Risk'];
    };
    Decision: {
      /** @enum {string} */
      kind: 'hold' | 'propose' | 'blocked';
      workloadRef: string;
      at: components['schemas']['Instant'];
      diagnosis: components['schemas']['Diagnosis'];
      reasons: components['schemas']['Reason'][];
      proposal?: components['schemas']['Proposal'];
      guards?: components['schemas']['GuardResult'][];
    };
    /** @enum {string} */
    PlanState:
      | 'proposed'
      | 'awaiting-approval'
      | 'approved'
      | 'executing'
      | 'verifying'
      | 'succeeded'
      | 'failed'
      | 'rolled-back'
      | 'rejected'
      | 'expired'
      | 'cancelled'
      | 'superseded';
    PlanStep: {
      index: number;
      step: components['schemas']['Step'];
      /** @enum {string} */
      state:
        | 'waiting'
        | 'intended'
        | 'accepted'
        | 'verified'
        | 'skipped'
        | 'failed';
      intendedAt?: components['schemas']['Instant'];
      acceptedAt?: components['schemas']['Instant'];
      verifiedAt?: components['schemas']['Instant'];
      outcome?: string;
    };
    Approval: {
      by: string;
      /** @enum {string} */
      verdict: 'approved' | 'rejected';
      reason?: string;
      digest: string;
      at: components['schemas']['Instant'];
    };
    Plan: {
      id: string;
      workloadRef: string;
      state: components['schemas']['PlanState'];
      proposal: components['schemas']['Proposal'];
      diagnosis: components['schemas']['Diagnosis'];
      reasons: components['schemas']['Reason'][];
      guards: components['schemas']['GuardResult'][];
      evidence: components['schemas']['Observation'];
      digest: string;
      requestedBy: string;
      requestReason?: string;
      approvalsNeeded: number;
      approvals: components['schemas']['Approval'][];
      steps: components['schemas']['PlanStep'][];
      createdAt: components['schemas']['Instant'];
      expiresAt: components['schemas']['Instant'];
      updatedAt: components['schemas']['Instant'];
      endedAt?: components['schemas']['Instant'];
      outcome?: string;
    };
    PlanSummary: {
      id: string;
      workloadRef: string;
      state: components['schemas']['PlanState'];
      action: components['schemas']['Action'];
      requestedBy: string;
      createdAt: components['schemas']['Instant'];
      endedAt?: components['schemas']['Instant'];
    };
    SpecProblem: {
      path: string;
      value: string;
      expected: string;
    };
    Drift: {
      expected: components['schemas']['Weights'];
      found: components['schemas']['Weights'];
      since: components['schemas']['Instant'];
    };
    /** @description A catalogue Component's spec.hybrid with its defaults filled in */
    Workload: {
      ref: string;
      name: string;
      title?: string;
      owner: string;
      criticality: number;
      sites: {
        site: string;
        /** @enum {string} */
        role: 'home' | 'overflow' | 'standby';
        namespace?: string;
        selector?: string;
        baseWeight: number;
        probeUrl?: string;
      }[];
      traffic?: {
        [key: string]: unknown;
      };
      data?: {
        [key: string]: unknown;
      };
      queue?: {
        [key: string]: unknown;
      };
      policy: {
        [key: string]: unknown;
      };
    };
    WorkloadSummary: {
      ref: string;
      name: string;
      title?: string;
      owner: string;
      criticality: number;
      /** @enum {string} */
      health:
        | 'needs-person'
        | 'critical'
        | 'degraded'
        | 'acting'
        | 'healthy'
        | 'unknown';
      mode: components['schemas']['Mode'];
      workload?: components['schemas']['Workload'];
      problems: components['schemas']['SpecProblem'][];
      observation?: components['schemas']['Observation'];
      decision?: components['schemas']['Decision'];
      openPlan?: {
        id: string;
        state: components['schemas']['PlanState'];
      };
      drift?: components['schemas']['Drift'];
      /** @description Why the latest look failed, when it did */
      lookError?: string;
    };
    WorkloadListResponse: {
      items: components['schemas']['WorkloadSummary'][];
      at: components['schemas']['Instant'];
    };
    WorkloadDetail: components['schemas']['WorkloadSummary'] & {
      recentPlans: components['schemas']['PlanSummary'][];
    };
    HistoryPoint: {
      at: components['schemas']['Instant'];
      lagSeconds: number | null;
      queueDepth: number | null;
      utilisation: {
        [key: string]: number | null;
      };
      configured: components['schemas']['Weights'] | null;
      observed: components['schemas']['Shares'] | null;
    };
    HistoryResponse: {
      points: components['schemas']['HistoryPoint'][];
      plans: components['schemas']['PlanSummary'][];
    };
    PlanListResponse: {
      items: components['schemas']['Plan'][];
    };
    PlanDetail: {
      plan: components['schemas']['Plan'];
      allowed: {
        approve: boolean;
        reject: boolean;
        cancel: boolean;
        /** @enum {string} */
        approveRefusal?:
          | 'own-plan'
          | 'no-permission'
          | 'not-awaiting'
          | 'already-voted';
      };
    };
    BlindSpot: {
      what: string;
      error: components['schemas']['ReadingErrorKind'];
      message: string;
      since: components['schemas']['Instant'];
    };
    Site: {
      id: string;
      title: string;
      /** @enum {string} */
      provider: 'onprem' | 'aws' | 'nhn';
      cluster?: string;
      /** @enum {string} */
      connection: 'ok' | 'partial' | 'unreachable' | 'not-configured';
      blindSpots: components['schemas']['BlindSpot'][];
    };
    EstateResponse: {
      sites: components['schemas']['Site'][];
      automationEnabled: boolean;
      tickSeconds: number;
      lastTickAt?: components['schemas']['Instant'];
    };
    CreatePlanRequest: {
      workloadRef: string;
      /** @enum {string} */
      action: 'failover' | 'failback' | 'burst' | 'release' | 'rebalance';
      reason: string;
      dryRun?: boolean;
    };
    CreatePlanResponse: {
      decision: components['schemas']['Decision'];
      plan?: components['schemas']['Plan'];
    };
    ReleaseGateResponse: {
      open: boolean;
      reasons: components['schemas']['GateReason'][];
      asOf: components['schemas']['Instant'];
    };
    /** @description One reason why deployments wait. Members beside the kind and the sentence depend on it. */
    GateReason: {
      /** @enum {string} */
      kind:
        | 'frozen'
        | 'plan-in-flight'
        | 'site-lost'
        | 'traffic-away'
        | 'never-observed'
        | 'observed-long-ago'
        | 'portal-blind'
        | 'site-unseen'
        | 'weights-unknown';
      sentence: string;
      until?: components['schemas']['Instant'];
    } & {
      [key: string]: unknown;
    };
    DeploymentFreeze: {
      id: string;
      /** @description Absent for the whole fleet */
      workloadRef?: string;
      until: components['schemas']['Instant'];
      reason: string;
      by: string;
      createdAt: components['schemas']['Instant'];
    };
    FreezeListResponse: {
      items: components['schemas']['DeploymentFreeze'][];
      allowed: {
        set: boolean;
      };
    };
    CreateFreezeRequest: {
      /** @description Absent for the whole fleet */
      workloadRef?: string;
      /** @description Milliseconds since the Unix epoch; at most 31 days from now */
      until: number;
      reason: string;
    };
    ApproveRequest: {
      /** @description The digest that was on the screen */
      digest: string;
      reason?: string;
    };
    VerdictRequest: {
      digest?: string;
      reason?: string;
    };
    AuditEntry: {
      sequence: number;
      at: components['schemas']['Instant'];
      actor: string;
      event: string;
      workloadRef?: string;
      planId?: string;
      payload: {
        [key: string]: unknown;
      };
      hash: string;
    };
    AuditResponse: {
      items: components['schemas']['AuditEntry'][];
      nextCursor?: number;
    };
    AuditVerifyResponse: {
      intact: boolean;
      entries: number;
      firstBroken?: number;
    };
    DecisionsResponse: {
      items: components['schemas']['Decision'][];
    };
  };
  responses: {
    /** @description What went wrong, in the shape of all Backstage errors */
    Error: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/json': components['schemas']['Error'];
      };
    };
  };
  parameters: {
    kind: string;
    namespace: string;
    name: string;
    planId: string;
    /** @description Full entity ref, `component:default/course-registration` */
    workloadRef: string;
    limit: number;
  };
  requestBodies: never;
  headers: never;
  pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
  getEstate: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The estate */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['EstateResponse'];
        };
      };
      default: components['responses']['Error'];
    };
  };
  listWorkloads: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The workloads */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['WorkloadListResponse'];
        };
      };
      default: components['responses']['Error'];
    };
  };
  getWorkload: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        kind: components['parameters']['kind'];
        namespace: components['parameters']['namespace'];
        name: components['parameters']['name'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The workload */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['WorkloadDetail'];
        };
      };
      default: components['responses']['Error'];
    };
  };
  getWorkloadHistory: {
    parameters: {
      query?: {
        /** @description Milliseconds since the Unix epoch; an hour before `to` when absent */
        from?: number;
        /** @description Milliseconds since the Unix epoch; now when absent */
        to?: number;
        maxPoints?: number;
      };
      header?: never;
      path: {
        kind: components['parameters']['kind'];
        namespace: components['parameters']['namespace'];
        name: components['parameters']['name'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The history */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['HistoryResponse'];
        };
      };
      default: components['responses']['Error'];
    };
  };
  getReleaseGate: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        kind: components['parameters']['kind'];
        namespace: components['parameters']['namespace'];
        name: components['parameters']['name'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Open or closed, as of this moment */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReleaseGateResponse'];
        };
      };
      default: components['responses']['Error'];
    };
  };
  listFreezes: {
    parameters: {
      query?: {
        /** @description Full entity ref, `component:default/course-registration` */
        workloadRef?: components['parameters']['workloadRef'];
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The freezes */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['FreezeListResponse'];
        };
      };
      default: components['responses']['Error'];
    };
  };
  createFreeze: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['CreateFreezeRequest'];
      };
    };
    responses: {
      /** @description The freeze, in force */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DeploymentFreeze'];
        };
      };
      default: components['responses']['Error'];
    };
  };
  endFreeze: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description It is over */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      default: components['responses']['Error'];
    };
  };
  listPlans: {
    parameters: {
      query?: {
        /** @description Full entity ref, `component:default/course-registration` */
        workloadRef?: components['parameters']['workloadRef'];
        /** @description One or more states */
        state?: components['schemas']['PlanState'][];
        limit?: components['parameters']['limit'];
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The plans */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PlanListResponse'];
        };
      };
      default: components['responses']['Error'];
    };
  };
  createPlan: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['CreatePlanRequest'];
      };
    };
    responses: {
      /** @description The decision; the plan is absent when the decision is to hold or to block, or on a dry run */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CreatePlanResponse'];
        };
      };
      /** @description The decision and the plan that now waits for approval */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CreatePlanResponse'];
        };
      };
      default: components['responses']['Error'];
    };
  };
  getPlan: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: components['parameters']['planId'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The plan */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PlanDetail'];
        };
      };
      default: components['responses']['Error'];
    };
  };
  approvePlan: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: components['parameters']['planId'];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ApproveRequest'];
      };
    };
    responses: {
      /** @description The plan after it */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PlanDetail'];
        };
      };
      default: components['responses']['Error'];
    };
  };
  rejectPlan: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: components['parameters']['planId'];
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': components['schemas']['VerdictRequest'];
      };
    };
    responses: {
      /** @description The plan after it */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PlanDetail'];
        };
      };
      default: components['responses']['Error'];
    };
  };
  cancelPlan: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: components['parameters']['planId'];
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': components['schemas']['VerdictRequest'];
      };
    };
    responses: {
      /** @description The plan after it */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PlanDetail'];
        };
      };
      default: components['responses']['Error'];
    };
  };
  listDecisions: {
    parameters: {
      query?: {
        /** @description Full entity ref, `component:default/course-registration` */
        workloadRef?: components['parameters']['workloadRef'];
        kind?: 'hold' | 'propose' | 'blocked';
        /** @description Only those made before this moment, milliseconds since the Unix epoch */
        before?: number;
        limit?: components['parameters']['limit'];
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The decisions */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DecisionsResponse'];
        };
      };
      default: components['responses']['Error'];
    };
  };
  listAudit: {
    parameters: {
      query?: {
        /** @description Full entity ref, `component:default/course-registration` */
        workloadRef?: components['parameters']['workloadRef'];
        planId?: string;
        /** @description The nextCursor of the page before */
        cursor?: number;
        limit?: components['parameters']['limit'];
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A page of the chain */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AuditResponse'];
        };
      };
      default: components['responses']['Error'];
    };
  };
  verifyAudit: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Whether it holds, and where it first does not */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AuditVerifyResponse'];
        };
      };
      default: components['responses']['Error'];
    };
  };
}
