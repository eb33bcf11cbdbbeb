import PQueue from 'p-queue';
import {
  Reading,
  SiteId,
  Witness,
  WitnessVerdict,
  Workload,
  WorkloadSite,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import {
  Clock,
  failed,
  fresh,
  PortError,
  SiteProbe,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-node';
import { networkCode } from '../shared/networkCode';
import { getStatus } from './getStatus';
import { inWords } from './inWords';

const DEFAULT_TIMEOUT_MILLISECONDS = 1_500;
/** Requests under way at once, so that a fleet's probes do not open a thousand sockets in one moment. */
const PROBES_AT_ONCE = 100;

/** A timeout that comes this late shows that we were held up: an answer may lie unread. */
const STALL_FACTOR = 1.5;

interface Verdict {
  readonly verdict: WitnessVerdict;
  readonly detail: string;
  /** Set when we could not look. */
  readonly error?: PortError;
}

/**
 * One GET on the path users take. An answer below 400 serves; 5xx, a refusal and silence fail. What is our own trouble
 * (no name resolution, a stall of this process, an address that is none, a 4xx that tells of a wrong path or a missing right) is not known.
 */
export class HttpSiteProbe implements SiteProbe {
  readonly #clock: Clock;
  readonly #timeouts: Readonly<Record<SiteId, number>>;
  readonly #queue = new PQueue({ concurrency: PROBES_AT_ONCE });

  constructor(options: {
    readonly clock: Clock;
    /** By site; 1,500 ms where nothing is said. */
    readonly timeoutMilliseconds?: Readonly<Record<SiteId, number>>;
  }) {
    this.#clock = options.clock;
    this.#timeouts = options.timeoutMilliseconds ?? {};
  }

  async probe(options: {
    readonly workload: Workload;
    readonly site: WorkloadSite;
    readonly signal: AbortSignal;
  }): Promise<Witness> {
    const { site, signal } = options;
    const { verdict, detail, error } = await this.#queue.add(() =>
      this.#look(site, signal),
    );
    const origin = {
      unit: 'state',
      source: `http:${site.probeUrl}`,
      observedAt: this.#clock.now(),
    } as const;
    const reading: Reading<string> = error
      ? failed(error, origin)
      : fresh(detail, origin);
    return { kind: 'probe', site: site.site, verdict, detail, reading };
  }

  async #look(site: WorkloadSite, signal: AbortSignal): Promise<Verdict> {
    const milliseconds =
      this.#timeouts[site.site] ?? DEFAULT_TIMEOUT_MILLISECONDS;
    if (!site.probeUrl || !isHttp(site.probeUrl)) {
      return unknown('not-found', `not a URL: ${site.probeUrl}`);
    }
    const startedAt = this.#clock.now();
    const silence = new AbortController();
    const timer = setTimeout(() => {
      // An answer that came while this process was busy lies unread until the timers have had their turn.
      setImmediate(() => silence.abort());
    }, milliseconds);
    try {
      const status = await getStatus(new URL(site.probeUrl), {
        signal: AbortSignal.any([signal, silence.signal]),
        headers: { 'user-agent': 'hybrid-cloud-portal-probe' },
      });
      return judgeStatus(status);
    } catch (error) {
      if (silence.signal.aborted) {
        return this.#clock.now() - startedAt > milliseconds * STALL_FACTOR
          ? unknown('unreachable', 'the portal itself was too busy to look')
          : failing(`no answer within ${milliseconds} ms`);
      }
      if (signal.aborted) return unknown('unreachable', 'given up');
      return judgeError(error);
    } finally {
      clearTimeout(timer);
    }
  }
}

function isHttp(url: string): boolean {
  return /^https?:/i.test(url) && URL.canParse(url);
}

function judgeStatus(status: number): Verdict {
  if (status < 400) return { verdict: 'serving', detail: `HTTP ${status}` };
  if (status >= 500) return failing(`HTTP ${status}`);
  const kind = status === 401 ? 'unauthenticated' : 'malformed';
  return unknown(kind, `HTTP ${status}: the probe's path is not served to us`);
}

/** Errors of our own machine or network: they say nothing about the site. */
const OURS =
  /^(ENOTFOUND|EAI_\w+|EADDRNOTAVAIL|EMFILE|ENFILE|ENOBUFS|ENETDOWN)$/;

function judgeError(error: unknown): Verdict {
  const code = networkCode(error);
  if (code && OURS.test(code)) return unknown('unreachable', inWords(code));
  return failing(code ? inWords(code) : 'the connection broke');
}

function failing(detail: string): Verdict {
  return { verdict: 'failing', detail };
}

function unknown(
  kind: 'unreachable' | 'not-found' | 'unauthenticated' | 'malformed',
  detail: string,
): Verdict {
  const error = new PortError({ kind, message: detail });
  return { verdict: 'unknown', detail, error };
}
