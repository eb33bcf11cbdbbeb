import { ActiveFault, Deliveries, FaultDescription, LocalWorld } from '../api';

const AT = Date.UTC(2026, 2, 2, 9);

const catalogue: readonly FaultDescription[] = [
  {
    fault: 'surge',
    title: 'Multiply the load of a workload',
    effect: 'Requests per second are multiplied by the factor.',
    parameters: [
      { name: 'workload', required: true, expected: 'name of a workload' },
      { name: 'factor', required: false, expected: '0 to 100, default 4' },
      { name: 'seconds', required: false, expected: 'up to 86400' },
    ],
  },
];

/** The far side of `/_local` in memory: answers as the local cloud does and keeps the faults it is told. */
export class FakeLocalCloud {
  readonly requests: { readonly url: string; readonly body?: unknown }[] = [];
  faults: ActiveFault[] = [];
  deliveries: Deliveries = { deliveries: [] };
  /** What `/_local/world` says instead, when something else listens there. */
  instead?: () => Response | Promise<Response>;
  /** Refuses the next fault with these words. */
  refusal?: string;

  readonly fetch = async (
    input: string | URL | Request,
    init?: RequestInit,
  ): Promise<Response> => {
    const url = String(input);
    const body = init?.body ? JSON.parse(String(init.body)) : undefined;
    this.requests.push({ url, body });
    if (this.instead) {
      return this.instead();
    }
    if (url.endsWith('/_local/world')) {
      return json(this.world());
    }
    if (url.endsWith('/_local/deliveries')) {
      return json(this.deliveries);
    }
    if (body) {
      return this.#set(body);
    }
    return json({ catalogue, active: this.faults });
  };

  posted(): unknown[] {
    return this.requests.flatMap(next => (next.body ? [next.body] : []));
  }

  world(): LocalWorld {
    const dark = this.faults.some(fault => fault.fault === 'power');
    return {
      localCloud: true,
      at: AT,
      sites: [
        site('onprem', 'Machine room', !dark),
        site('aws', 'AWS Seoul', true),
      ],
      links: [
        {
          id: 'onprem-aws',
          between: ['onprem', 'aws'],
          kind: 'vpn',
          up: true,
        },
      ],
      workloads: [
        {
          name: 'course-registration',
          title: 'Course registration',
          switch: 'alb-rule',
          requestsPerSecond: 420,
          errorsPerSecond: dark ? 168 : 0,
          surge: 1,
          sites: [
            workloadSite('onprem', 0.4, dark ? null : 0.5),
            workloadSite('aws', 0.6, 0.4),
          ],
          queue: { key: 'waiting:course-registration', depth: 12 },
        },
      ],
      totals: { workloads: 1, requestsPerSecond: 420, errorsPerSecond: 0 },
      faults: this.faults,
    };
  }

  #set(body: ActiveFault['parameters'] & { fault: string; on: boolean }) {
    if (this.refusal) {
      return json({ error: this.refusal, problems: [] }, 400);
    }
    const { fault, on, ...parameters } = body;
    const id = [fault, parameters.site ?? parameters.workload].join(':');
    this.faults = this.faults.filter(next => next.id !== id);
    if (on) {
      this.faults.push({
        id,
        fault,
        parameters,
        since: AT - 9000,
        until: AT + 51_000,
      });
    }
    return json({ active: this.faults });
  }
}

function site(id: string, title: string, powered: boolean) {
  return { id, title, cluster: id, powered };
}

function workloadSite(id: string, share: number, utilisation: number | null) {
  return {
    site: id,
    weight: share * 100,
    share,
    errorsPerSecond: 0,
    utilisation,
    answering: utilisation === null ? 0 : 2,
  };
}

export function json(body: object, status = 200): Response {
  return new Response(JSON.stringify(body), { status });
}
