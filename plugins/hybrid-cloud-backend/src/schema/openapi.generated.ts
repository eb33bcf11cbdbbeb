// Generated from src/schema/openapi.yaml of the backend by its scripts/generate-openapi.mjs; do not edit.

/** The API's description, as the router validates requests with it. */
export const openApiDocument = {
  openapi: '3.1.0',
  info: {
    title: 'hybrid-cloud',
    version: '1',
    description:
      "What runs where, who gets the traffic, what the portal would do, and people's yes or no to it.",
    license: { name: 'Apache-2.0' },
  },
  servers: [{ url: '/' }],
  paths: {
    '/estate': {
      get: {
        operationId: 'getEstate',
        summary:
          'The sites, how well they are seen, and whether automation is on',
        responses: {
          '200': {
            description: 'The estate',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/EstateResponse' },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/workloads': {
      get: {
        operationId: 'listWorkloads',
        summary:
          'Every hybrid workload with its latest look and decision, most critical first',
        responses: {
          '200': {
            description: 'The workloads',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/WorkloadListResponse' },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/workloads/{kind}/{namespace}/{name}': {
      parameters: [
        { $ref: '#/components/parameters/kind' },
        { $ref: '#/components/parameters/namespace' },
        { $ref: '#/components/parameters/name' },
      ],
      get: {
        operationId: 'getWorkload',
        summary: 'One workload with its recent plans',
        responses: {
          '200': {
            description: 'The workload',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/WorkloadDetail' },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/workloads/{kind}/{namespace}/{name}/history': {
      parameters: [
        { $ref: '#/components/parameters/kind' },
        { $ref: '#/components/parameters/namespace' },
        { $ref: '#/components/parameters/name' },
      ],
      get: {
        operationId: 'getWorkloadHistory',
        summary: 'Points for charts and the plans of the same span',
        parameters: [
          {
            name: 'from',
            in: 'query',
            description:
              'Milliseconds since the Unix epoch; an hour before `to` when absent',
            schema: { type: 'integer', minimum: 0 },
          },
          {
            name: 'to',
            in: 'query',
            description: 'Milliseconds since the Unix epoch; now when absent',
            schema: { type: 'integer', minimum: 0 },
          },
          {
            name: 'maxPoints',
            in: 'query',
            schema: {
              type: 'integer',
              minimum: 1,
              maximum: 2000,
              default: 500,
            },
          },
        ],
        responses: {
          '200': {
            description: 'The history',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/HistoryResponse' },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/workloads/{kind}/{namespace}/{name}/release-gate': {
      parameters: [
        { $ref: '#/components/parameters/kind' },
        { $ref: '#/components/parameters/namespace' },
        { $ref: '#/components/parameters/name' },
      ],
      get: {
        operationId: 'getReleaseGate',
        summary:
          'Whether a pipeline may deploy to the workload now, and why not',
        responses: {
          '200': {
            description: 'Open or closed, as of this moment',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/ReleaseGateResponse' },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/freezes': {
      get: {
        operationId: 'listFreezes',
        summary:
          'Freezes of deployments in force; with a workload, those that hold for it',
        parameters: [{ $ref: '#/components/parameters/workloadRef' }],
        responses: {
          '200': {
            description: 'The freezes',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/FreezeListResponse' },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
      post: {
        operationId: 'createFreeze',
        summary:
          'Let pipelines deploy to a workload, or to any, no more until a moment',
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: { $ref: '#/components/schemas/CreateFreezeRequest' },
            },
          },
        },
        responses: {
          '201': {
            description: 'The freeze, in force',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/DeploymentFreeze' },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/freezes/{id}': {
      parameters: [
        {
          name: 'id',
          in: 'path',
          required: true,
          schema: { type: 'string', minLength: 1, maxLength: 36 },
        },
      ],
      delete: {
        operationId: 'endFreeze',
        summary: 'End a freeze before its time',
        responses: {
          '204': { description: 'It is over' },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/plans': {
      get: {
        operationId: 'listPlans',
        summary: 'Plans, newest first',
        parameters: [
          { $ref: '#/components/parameters/workloadRef' },
          {
            name: 'state',
            in: 'query',
            description: 'One or more states',
            explode: true,
            schema: {
              type: 'array',
              items: { $ref: '#/components/schemas/PlanState' },
            },
          },
          { $ref: '#/components/parameters/limit' },
        ],
        responses: {
          '200': {
            description: 'The plans',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/PlanListResponse' },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
      post: {
        operationId: 'createPlan',
        summary: 'Ask for a move; with dryRun it is only judged',
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: { $ref: '#/components/schemas/CreatePlanRequest' },
            },
          },
        },
        responses: {
          '200': {
            description:
              'The decision; the plan is absent when the decision is to hold or to block, or on a dry run',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/CreatePlanResponse' },
              },
            },
          },
          '201': {
            description:
              'The decision and the plan that now waits for approval',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/CreatePlanResponse' },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/plans/{id}': {
      parameters: [{ $ref: '#/components/parameters/planId' }],
      get: {
        operationId: 'getPlan',
        summary: 'One plan and what the person asking may do with it',
        responses: {
          '200': {
            description: 'The plan',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/PlanDetail' },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/plans/{id}/approve': {
      parameters: [{ $ref: '#/components/parameters/planId' }],
      post: {
        operationId: 'approvePlan',
        summary: 'Say yes to exactly what was shown',
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: { $ref: '#/components/schemas/ApproveRequest' },
            },
          },
        },
        responses: {
          '200': {
            description: 'The plan after it',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/PlanDetail' },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/plans/{id}/reject': {
      parameters: [{ $ref: '#/components/parameters/planId' }],
      post: {
        operationId: 'rejectPlan',
        summary: 'Say no',
        requestBody: {
          required: false,
          content: {
            'application/json': {
              schema: { $ref: '#/components/schemas/VerdictRequest' },
            },
          },
        },
        responses: {
          '200': {
            description: 'The plan after it',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/PlanDetail' },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/plans/{id}/cancel': {
      parameters: [{ $ref: '#/components/parameters/planId' }],
      post: {
        operationId: 'cancelPlan',
        summary: 'Withdraw a plan that has not begun',
        requestBody: {
          required: false,
          content: {
            'application/json': {
              schema: { $ref: '#/components/schemas/VerdictRequest' },
            },
          },
        },
        responses: {
          '200': {
            description: 'The plan after it',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/PlanDetail' },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/decisions': {
      get: {
        operationId: 'listDecisions',
        summary: 'Decisions as they changed, newest first',
        parameters: [
          { $ref: '#/components/parameters/workloadRef' },
          {
            name: 'kind',
            in: 'query',
            schema: { type: 'string', enum: ['hold', 'propose', 'blocked'] },
          },
          {
            name: 'before',
            in: 'query',
            description:
              'Only those made before this moment, milliseconds since the Unix epoch',
            schema: { type: 'integer', minimum: 0 },
          },
          { $ref: '#/components/parameters/limit' },
        ],
        responses: {
          '200': {
            description: 'The decisions',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/DecisionsResponse' },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/audit': {
      get: {
        operationId: 'listAudit',
        summary: 'The audit chain, newest first',
        parameters: [
          { $ref: '#/components/parameters/workloadRef' },
          {
            name: 'planId',
            in: 'query',
            schema: { type: 'string', maxLength: 36 },
          },
          {
            name: 'cursor',
            in: 'query',
            description: 'The nextCursor of the page before',
            schema: { type: 'integer', minimum: 1 },
          },
          { $ref: '#/components/parameters/limit' },
        ],
        responses: {
          '200': {
            description: 'A page of the chain',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/AuditResponse' },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/audit/verify': {
      get: {
        operationId: 'verifyAudit',
        summary: 'Walk the whole chain and say whether it holds',
        responses: {
          '200': {
            description: 'Whether it holds, and where it first does not',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/AuditVerifyResponse' },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
  },
  components: {
    parameters: {
      kind: {
        name: 'kind',
        in: 'path',
        required: true,
        schema: { type: 'string', minLength: 1, maxLength: 63 },
      },
      namespace: {
        name: 'namespace',
        in: 'path',
        required: true,
        schema: { type: 'string', minLength: 1, maxLength: 63 },
      },
      name: {
        name: 'name',
        in: 'path',
        required: true,
        schema: { type: 'string', minLength: 1, maxLength: 63 },
      },
      planId: {
        name: 'id',
        in: 'path',
        required: true,
        schema: { type: 'string', minLength: 1, maxLength: 36 },
      },
      workloadRef: {
        name: 'workloadRef',
        in: 'query',
        description: 'Full entity ref, `component:default/course-registration`',
        allowReserved: true,
        schema: { type: 'string', pattern: '^[^:/]+:[^:/]+/[^:/]+$' },
      },
      limit: {
        name: 'limit',
        in: 'query',
        schema: { type: 'integer', minimum: 1, maximum: 200, default: 50 },
      },
    },
    responses: {
      Error: {
        description: 'What went wrong, in the shape of all Backstage errors',
        content: {
          'application/json': {
            schema: { $ref: '#/components/schemas/Error' },
          },
        },
      },
    },
    schemas: {
      Error: {
        type: 'object',
        required: ['error', 'response'],
        properties: {
          error: {
            type: 'object',
            required: ['name', 'message'],
            properties: {
              name: { type: 'string' },
              message: { type: 'string' },
            },
          },
          request: {
            type: 'object',
            properties: { method: { type: 'string' }, url: { type: 'string' } },
          },
          response: {
            type: 'object',
            required: ['statusCode'],
            properties: { statusCode: { type: 'integer' } },
          },
        },
      },
      Instant: {
        type: 'number',
        description: 'Milliseconds since the Unix epoch',
      },
      Weights: {
        type: 'object',
        additionalProperties: { type: 'number' },
        description: 'Relative weights by site',
      },
      Shares: {
        type: 'object',
        additionalProperties: { type: 'number' },
        description: 'Shares 0..1 by site',
      },
      Params: {
        type: 'object',
        additionalProperties: { type: ['string', 'number'] },
      },
      ReadingErrorKind: {
        type: 'string',
        enum: [
          'unreachable',
          'unauthenticated',
          'forbidden',
          'throttled',
          'not-found',
          'unsupported',
          'malformed',
        ],
      },
      ReadingOrigin: {
        type: 'object',
        required: ['unit', 'source', 'observedAt'],
        properties: {
          unit: {
            type: 'string',
            enum: [
              'ratio',
              'seconds',
              'count',
              'cores',
              'bytes',
              'weights',
              'requests-per-second',
              'state',
            ],
          },
          source: { type: 'string' },
          observedAt: { $ref: '#/components/schemas/Instant' },
        },
      },
      Reading: {
        description:
          "A number that knows its unit, source, age and state. Missing is never zero. The value's type depends on what is read.",
        oneOf: [
          {
            allOf: [
              { $ref: '#/components/schemas/ReadingOrigin' },
              {
                type: 'object',
                required: ['state', 'value'],
                properties: {
                  state: { type: 'string', const: 'fresh' },
                  value: {},
                },
              },
            ],
          },
          {
            allOf: [
              { $ref: '#/components/schemas/ReadingOrigin' },
              {
                type: 'object',
                required: ['state', 'value', 'maxAgeSeconds'],
                properties: {
                  state: { type: 'string', const: 'stale' },
                  value: {},
                  maxAgeSeconds: { type: 'number' },
                },
              },
            ],
          },
          {
            allOf: [
              { $ref: '#/components/schemas/ReadingOrigin' },
              {
                type: 'object',
                required: ['state', 'reason'],
                properties: {
                  state: { type: 'string', const: 'missing' },
                  reason: { type: 'string' },
                },
              },
            ],
          },
          {
            allOf: [
              { $ref: '#/components/schemas/ReadingOrigin' },
              {
                type: 'object',
                required: ['state', 'error', 'message'],
                properties: {
                  state: { type: 'string', const: 'error' },
                  error: { $ref: '#/components/schemas/ReadingErrorKind' },
                  message: { type: 'string' },
                },
              },
            ],
          },
        ],
      },
      Witness: {
        type: 'object',
        required: ['kind', 'site', 'verdict', 'detail', 'reading'],
        properties: {
          kind: { type: 'string', enum: ['probe', 'target-health', 'cluster'] },
          site: { type: 'string' },
          verdict: { type: 'string', enum: ['serving', 'failing', 'unknown'] },
          detail: { type: 'string' },
          reading: { $ref: '#/components/schemas/Reading' },
        },
      },
      SiteObservation: {
        type: 'object',
        required: [
          'site',
          'placement',
          'cpu',
          'memory',
          'targets',
          'witnesses',
        ],
        properties: {
          site: { type: 'string' },
          placement: { $ref: '#/components/schemas/Reading' },
          cpu: { $ref: '#/components/schemas/Reading' },
          memory: { $ref: '#/components/schemas/Reading' },
          targets: { $ref: '#/components/schemas/Reading' },
          witnesses: {
            type: 'array',
            items: { $ref: '#/components/schemas/Witness' },
          },
        },
      },
      Observation: {
        type: 'object',
        required: [
          'workloadRef',
          'at',
          'sites',
          'split',
          'switch',
          'requestsPerSecond',
        ],
        properties: {
          workloadRef: { type: 'string' },
          at: { $ref: '#/components/schemas/Instant' },
          sites: {
            type: 'object',
            additionalProperties: {
              $ref: '#/components/schemas/SiteObservation',
            },
          },
          split: {
            type: 'object',
            required: ['configured', 'observed', 'effective'],
            properties: {
              configured: { $ref: '#/components/schemas/Reading' },
              observed: { $ref: '#/components/schemas/Reading' },
              effective: { $ref: '#/components/schemas/Reading' },
            },
          },
          switch: {
            type: 'object',
            properties: {
              stickinessSeconds: { type: 'number' },
              foreignShape: { type: 'string' },
              version: { type: 'string' },
            },
          },
          requestsPerSecond: { $ref: '#/components/schemas/Reading' },
          replication: {
            type: 'object',
            required: ['from', 'to', 'state', 'lag'],
            properties: {
              from: { type: 'string' },
              to: { type: 'string' },
              state: { $ref: '#/components/schemas/Reading' },
              lag: { $ref: '#/components/schemas/Reading' },
              detail: { type: 'string' },
              preflight: { type: 'array', items: { type: 'string' } },
            },
          },
          queue: {
            type: 'object',
            required: ['depth'],
            properties: { depth: { $ref: '#/components/schemas/Reading' } },
          },
        },
      },
      Mode: { type: 'string', enum: ['observe', 'advise', 'approve', 'auto'] },
      Action: {
        type: 'string',
        enum: [
          'failover',
          'failback',
          'burst',
          'release',
          'rebalance',
          'schedule',
        ],
      },
      Reason: {
        type: 'object',
        required: ['code', 'params'],
        properties: {
          code: { type: 'string' },
          params: { $ref: '#/components/schemas/Params' },
        },
      },
      GuardResult: {
        type: 'object',
        required: ['guard', 'verdict', 'params'],
        properties: {
          guard: { type: 'string' },
          verdict: { type: 'string', enum: ['pass', 'refuse', 'inconclusive'] },
          params: { $ref: '#/components/schemas/Params' },
        },
      },
      Diagnosis: {
        type: 'object',
        required: ['kind'],
        properties: {
          kind: {
            type: 'string',
            enum: [
              'healthy',
              'degraded',
              'site-down',
              'link-down',
              'overload',
              'portal-blind',
            ],
          },
          site: { type: 'string' },
        },
      },
      Step: {
        description:
          'One exact, idempotent change or wait. Members beside the kind depend on it.',
        type: 'object',
        required: ['kind'],
        properties: {
          kind: {
            type: 'string',
            enum: [
              'set-weights',
              'set-stickiness',
              'uncordon-node',
              'cordon-node',
              'scale',
              'wait-ready',
              'wait-targets-healthy',
              'wait-drain',
            ],
          },
        },
        additionalProperties: true,
      },
      Risk: {
        type: 'object',
        required: ['dataSeconds', 'waiting', 'absorbs', 'destination'],
        properties: {
          dataSeconds: {
            oneOf: [
              { type: 'number' },
              { type: 'string', enum: ['unknown', 'none'] },
            ],
          },
          waiting: {
            oneOf: [
              { type: 'number' },
              { type: 'string', enum: ['unknown', 'none'] },
            ],
          },
          absorbs: {
            oneOf: [{ type: 'number' }, { type: 'string', enum: ['unknown'] }],
          },
          destination: { type: 'string' },
        },
      },
      Proposal: {
        type: 'object',
        required: [
          'action',
          'mode',
          'emergency',
          'before',
          'after',
          'steps',
          'risk',
        ],
        properties: {
          action: { $ref: '#/components/schemas/Action' },
          mode: { $ref: '#/components/schemas/Mode' },
          emergency: { type: 'boolean' },
          before: { $ref: '#/components/schemas/Weights' },
          after: { $ref: '#/components/schemas/Weights' },
          steps: {
            type: 'array',
            items: { $ref: '#/components/schemas/Step' },
          },
          risk: { $ref: '#/components/schemas/Risk' },
        },
      },
      Decision: {
        type: 'object',
        required: ['kind', 'workloadRef', 'at', 'diagnosis', 'reasons'],
        properties: {
          kind: { type: 'string', enum: ['hold', 'propose', 'blocked'] },
          workloadRef: { type: 'string' },
          at: { $ref: '#/components/schemas/Instant' },
          diagnosis: { $ref: '#/components/schemas/Diagnosis' },
          reasons: {
            type: 'array',
            minItems: 1,
            items: { $ref: '#/components/schemas/Reason' },
          },
          proposal: { $ref: '#/components/schemas/Proposal' },
          guards: {
            type: 'array',
            items: { $ref: '#/components/schemas/GuardResult' },
          },
        },
      },
      PlanState: {
        type: 'string',
        enum: [
          'proposed',
          'awaiting-approval',
          'approved',
          'executing',
          'verifying',
          'succeeded',
          'failed',
          'rolled-back',
          'rejected',
          'expired',
          'cancelled',
          'superseded',
        ],
      },
      PlanStep: {
        type: 'object',
        required: ['index', 'step', 'state'],
        properties: {
          index: { type: 'integer' },
          step: { $ref: '#/components/schemas/Step' },
          state: {
            type: 'string',
            enum: [
              'waiting',
              'intended',
              'accepted',
              'verified',
              'skipped',
              'failed',
            ],
          },
          intendedAt: { $ref: '#/components/schemas/Instant' },
          acceptedAt: { $ref: '#/components/schemas/Instant' },
          verifiedAt: { $ref: '#/components/schemas/Instant' },
          outcome: { type: 'string' },
        },
      },
      Approval: {
        type: 'object',
        required: ['by', 'verdict', 'digest', 'at'],
        properties: {
          by: { type: 'string' },
          verdict: { type: 'string', enum: ['approved', 'rejected'] },
          reason: { type: 'string' },
          digest: { type: 'string' },
          at: { $ref: '#/components/schemas/Instant' },
        },
      },
      Plan: {
        type: 'object',
        required: [
          'id',
          'workloadRef',
          'state',
          'proposal',
          'diagnosis',
          'reasons',
          'guards',
          'evidence',
          'digest',
          'requestedBy',
          'approvalsNeeded',
          'approvals',
          'steps',
          'createdAt',
          'expiresAt',
          'updatedAt',
        ],
        properties: {
          id: { type: 'string' },
          workloadRef: { type: 'string' },
          state: { $ref: '#/components/schemas/PlanState' },
          proposal: { $ref: '#/components/schemas/Proposal' },
          diagnosis: { $ref: '#/components/schemas/Diagnosis' },
          reasons: {
            type: 'array',
            items: { $ref: '#/components/schemas/Reason' },
          },
          guards: {
            type: 'array',
            items: { $ref: '#/components/schemas/GuardResult' },
          },
          evidence: { $ref: '#/components/schemas/Observation' },
          digest: { type: 'string' },
          requestedBy: { type: 'string' },
          requestReason: { type: 'string' },
          approvalsNeeded: { type: 'integer' },
          approvals: {
            type: 'array',
            items: { $ref: '#/components/schemas/Approval' },
          },
          steps: {
            type: 'array',
            items: { $ref: '#/components/schemas/PlanStep' },
          },
          createdAt: { $ref: '#/components/schemas/Instant' },
          expiresAt: { $ref: '#/components/schemas/Instant' },
          updatedAt: { $ref: '#/components/schemas/Instant' },
          endedAt: { $ref: '#/components/schemas/Instant' },
          outcome: { type: 'string' },
        },
      },
      PlanSummary: {
        type: 'object',
        required: [
          'id',
          'workloadRef',
          'state',
          'action',
          'requestedBy',
          'createdAt',
        ],
        properties: {
          id: { type: 'string' },
          workloadRef: { type: 'string' },
          state: { $ref: '#/components/schemas/PlanState' },
          action: { $ref: '#/components/schemas/Action' },
          requestedBy: { type: 'string' },
          createdAt: { $ref: '#/components/schemas/Instant' },
          endedAt: { $ref: '#/components/schemas/Instant' },
        },
      },
      SpecProblem: {
        type: 'object',
        required: ['path', 'value', 'expected'],
        properties: {
          path: { type: 'string' },
          value: { type: 'string' },
          expected: { type: 'string' },
        },
      },
      Drift: {
        type: 'object',
        required: ['expected', 'found', 'since'],
        properties: {
          expected: { $ref: '#/components/schemas/Weights' },
          found: { $ref: '#/components/schemas/Weights' },
          since: { $ref: '#/components/schemas/Instant' },
        },
      },
      Workload: {
        description:
          "A catalogue Component's spec.hybrid with its defaults filled in",
        type: 'object',
        required: ['ref', 'name', 'owner', 'criticality', 'sites', 'policy'],
        properties: {
          ref: { type: 'string' },
          name: { type: 'string' },
          title: { type: 'string' },
          owner: { type: 'string' },
          criticality: { type: 'number' },
          sites: {
            type: 'array',
            items: {
              type: 'object',
              required: ['site', 'role', 'baseWeight'],
              properties: {
                site: { type: 'string' },
                role: { type: 'string', enum: ['home', 'overflow', 'standby'] },
                namespace: { type: 'string' },
                selector: { type: 'string' },
                baseWeight: { type: 'number' },
                probeUrl: { type: 'string' },
              },
            },
          },
          traffic: { type: 'object', additionalProperties: true },
          data: { type: 'object', additionalProperties: true },
          queue: { type: 'object', additionalProperties: true },
          policy: { type: 'object', additionalProperties: true },
        },
      },
      WorkloadSummary: {
        type: 'object',
        required: [
          'ref',
          'name',
          'owner',
          'criticality',
          'health',
          'mode',
          'problems',
        ],
        properties: {
          ref: { type: 'string' },
          name: { type: 'string' },
          title: { type: 'string' },
          owner: { type: 'string' },
          criticality: { type: 'number' },
          health: {
            type: 'string',
            enum: [
              'needs-person',
              'critical',
              'degraded',
              'acting',
              'healthy',
              'unknown',
            ],
          },
          mode: { $ref: '#/components/schemas/Mode' },
          workload: { $ref: '#/components/schemas/Workload' },
          problems: {
            type: 'array',
            items: { $ref: '#/components/schemas/SpecProblem' },
          },
          observation: { $ref: '#/components/schemas/Observation' },
          decision: { $ref: '#/components/schemas/Decision' },
          openPlan: {
            type: 'object',
            required: ['id', 'state'],
            properties: {
              id: { type: 'string' },
              state: { $ref: '#/components/schemas/PlanState' },
            },
          },
          drift: { $ref: '#/components/schemas/Drift' },
          lookError: {
            type: 'string',
            description: 'Why the latest look failed, when it did',
          },
        },
      },
      WorkloadListResponse: {
        type: 'object',
        required: ['items', 'at'],
        properties: {
          items: {
            type: 'array',
            items: { $ref: '#/components/schemas/WorkloadSummary' },
          },
          at: { $ref: '#/components/schemas/Instant' },
        },
      },
      WorkloadDetail: {
        allOf: [
          { $ref: '#/components/schemas/WorkloadSummary' },
          {
            type: 'object',
            required: ['recentPlans'],
            properties: {
              recentPlans: {
                type: 'array',
                items: { $ref: '#/components/schemas/PlanSummary' },
              },
            },
          },
        ],
      },
      HistoryPoint: {
        type: 'object',
        required: [
          'at',
          'lagSeconds',
          'queueDepth',
          'utilisation',
          'configured',
          'observed',
        ],
        properties: {
          at: { $ref: '#/components/schemas/Instant' },
          lagSeconds: { type: ['number', 'null'] },
          queueDepth: { type: ['number', 'null'] },
          utilisation: {
            type: 'object',
            additionalProperties: { type: ['number', 'null'] },
          },
          configured: {
            oneOf: [{ $ref: '#/components/schemas/Weights' }, { type: 'null' }],
          },
          observed: {
            oneOf: [{ $ref: '#/components/schemas/Shares' }, { type: 'null' }],
          },
        },
      },
      HistoryResponse: {
        type: 'object',
        required: ['points', 'plans'],
        properties: {
          points: {
            type: 'array',
            items: { $ref: '#/components/schemas/HistoryPoint' },
          },
          plans: {
            type: 'array',
            items: { $ref: '#/components/schemas/PlanSummary' },
          },
        },
      },
      PlanListResponse: {
        type: 'object',
        required: ['items'],
        properties: {
          items: {
            type: 'array',
            items: { $ref: '#/components/schemas/Plan' },
          },
        },
      },
      PlanDetail: {
        type: 'object',
        required: ['plan', 'allowed'],
        properties: {
          plan: { $ref: '#/components/schemas/Plan' },
          allowed: {
            type: 'object',
            required: ['approve', 'reject', 'cancel'],
            properties: {
              approve: { type: 'boolean' },
              reject: { type: 'boolean' },
              cancel: { type: 'boolean' },
              approveRefusal: {
                type: 'string',
                enum: [
                  'own-plan',
                  'no-permission',
                  'not-awaiting',
                  'already-voted',
                ],
              },
            },
          },
        },
      },
      BlindSpot: {
        type: 'object',
        required: ['what', 'error', 'message', 'since'],
        properties: {
          what: { type: 'string' },
          error: { $ref: '#/components/schemas/ReadingErrorKind' },
          message: { type: 'string' },
          since: { $ref: '#/components/schemas/Instant' },
        },
      },
      Site: {
        type: 'object',
        required: ['id', 'title', 'provider', 'connection', 'blindSpots'],
        properties: {
          id: { type: 'string' },
          title: { type: 'string' },
          provider: { type: 'string', enum: ['onprem', 'aws', 'nhn'] },
          cluster: { type: 'string' },
          connection: {
            type: 'string',
            enum: ['ok', 'partial', 'unreachable', 'not-configured'],
          },
          blindSpots: {
            type: 'array',
            items: { $ref: '#/components/schemas/BlindSpot' },
          },
        },
      },
      EstateResponse: {
        type: 'object',
        required: ['sites', 'automationEnabled', 'tickSeconds'],
        properties: {
          sites: {
            type: 'array',
            items: { $ref: '#/components/schemas/Site' },
          },
          automationEnabled: { type: 'boolean' },
          tickSeconds: { type: 'number' },
          lastTickAt: { $ref: '#/components/schemas/Instant' },
        },
      },
      CreatePlanRequest: {
        type: 'object',
        additionalProperties: false,
        required: ['workloadRef', 'action', 'reason'],
        properties: {
          workloadRef: { type: 'string', pattern: '^[^:/]+:[^:/]+/[^:/]+$' },
          action: {
            type: 'string',
            enum: ['failover', 'failback', 'burst', 'release', 'rebalance'],
          },
          reason: { type: 'string', minLength: 1, maxLength: 1000 },
          dryRun: { type: 'boolean' },
        },
      },
      CreatePlanResponse: {
        type: 'object',
        required: ['decision'],
        properties: {
          decision: { $ref: '#/components/schemas/Decision' },
          plan: { $ref: '#/components/schemas/Plan' },
        },
      },
      ReleaseGateResponse: {
        type: 'object',
        required: ['open', 'reasons', 'asOf'],
        properties: {
          open: { type: 'boolean' },
          reasons: {
            type: 'array',
            items: { $ref: '#/components/schemas/GateReason' },
          },
          asOf: { $ref: '#/components/schemas/Instant' },
        },
      },
      GateReason: {
        description:
          'One reason why deployments wait. Members beside the kind and the sentence depend on it.',
        type: 'object',
        required: ['kind', 'sentence'],
        properties: {
          kind: {
            type: 'string',
            enum: [
              'frozen',
              'plan-in-flight',
              'site-lost',
              'traffic-away',
              'never-observed',
              'observed-long-ago',
              'portal-blind',
              'site-unseen',
              'weights-unknown',
            ],
          },
          sentence: { type: 'string' },
          until: { $ref: '#/components/schemas/Instant' },
        },
        additionalProperties: true,
      },
      DeploymentFreeze: {
        type: 'object',
        required: ['id', 'until', 'reason', 'by', 'createdAt'],
        properties: {
          id: { type: 'string' },
          workloadRef: {
            type: 'string',
            description: 'Absent for the whole fleet',
          },
          until: { $ref: '#/components/schemas/Instant' },
          reason: { type: 'string' },
          by: { type: 'string' },
          createdAt: { $ref: '#/components/schemas/Instant' },
        },
      },
      FreezeListResponse: {
        type: 'object',
        required: ['items', 'allowed'],
        properties: {
          items: {
            type: 'array',
            items: { $ref: '#/components/schemas/DeploymentFreeze' },
          },
          allowed: {
            type: 'object',
            required: ['set'],
            properties: { set: { type: 'boolean' } },
          },
        },
      },
      CreateFreezeRequest: {
        type: 'object',
        additionalProperties: false,
        required: ['until', 'reason'],
        properties: {
          workloadRef: {
            type: 'string',
            pattern: '^[^:/]+:[^:/]+/[^:/]+$',
            description: 'Absent for the whole fleet',
          },
          until: {
            type: 'integer',
            minimum: 0,
            description:
              'Milliseconds since the Unix epoch; at most 31 days from now',
          },
          reason: { type: 'string', minLength: 1, maxLength: 1000 },
        },
      },
      ApproveRequest: {
        type: 'object',
        additionalProperties: false,
        required: ['digest'],
        properties: {
          digest: {
            type: 'string',
            pattern: '^[0-9a-f]{64}$',
            description: 'The digest that was on the screen',
          },
          reason: { type: 'string', maxLength: 1000 },
        },
      },
      VerdictRequest: {
        type: 'object',
        additionalProperties: false,
        properties: {
          digest: { type: 'string', pattern: '^[0-9a-f]{64}$' },
          reason: { type: 'string', maxLength: 1000 },
        },
      },
      AuditEntry: {
        type: 'object',
        required: ['sequence', 'at', 'actor', 'event', 'payload', 'hash'],
        properties: {
          sequence: { type: 'integer' },
          at: { $ref: '#/components/schemas/Instant' },
          actor: { type: 'string' },
          event: { type: 'string' },
          workloadRef: { type: 'string' },
          planId: { type: 'string' },
          payload: { type: 'object', additionalProperties: true },
          hash: { type: 'string' },
        },
      },
      AuditResponse: {
        type: 'object',
        required: ['items'],
        properties: {
          items: {
            type: 'array',
            items: { $ref: '#/components/schemas/AuditEntry' },
          },
          nextCursor: { type: 'integer' },
        },
      },
      AuditVerifyResponse: {
        type: 'object',
        required: ['intact', 'entries'],
        properties: {
          intact: { type: 'boolean' },
          entries: { type: 'integer' },
          firstBroken: { type: 'integer' },
        },
      },
      DecisionsResponse: {
        type: 'object',
        required: ['items'],
        properties: {
          items: {
            type: 'array',
            items: { $ref: '#/components/schemas/Decision' },
          },
        },
      },
    },
  },
};
