import { SpecProblem } from '../api';
import { Workload } from '../model';
import { crossChecks } from './crossChecks';
import { HybridSpecSchema } from './HybridSpecSchema';
import { lintPolicy } from './lintPolicy';
import { toProblems } from './toProblems';
import { observeOnly, toWorkload } from './toWorkload';

/** As much of a catalogue entity as the parser reads. */
export interface HybridEntity {
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly title?: string;
  };
  readonly spec?: object;
}

/**
 * `ok`: with defaults filled in; `warnings` are allowed and unwise. `invalid`: who it is and every mistake, so that the
 * last good policy can be kept in `observe`. `none`: not a Component, or no `spec.hybrid`.
 */
export type ParsedHybridSpec =
  | {
      readonly kind: 'ok';
      readonly workload: Workload;
      readonly warnings: readonly SpecProblem[];
    }
  | {
      readonly kind: 'invalid';
      readonly problems: readonly SpecProblem[];
      readonly ref: string;
      readonly name: string;
      readonly title?: string;
      readonly owner: string;
    }
  | { readonly kind: 'none' };

function field(spec: object | undefined, key: string): unknown {
  return Object.entries(spec ?? {}).find(([name]) => name === key)?.[1];
}

/** `enrolment` and `group:enrolment` are short for `group:default/enrolment`, as in the catalogue. */
function ownerRef(owner: unknown): string {
  if (typeof owner !== 'string' || !owner) return 'group:default/unknown';
  const [, kind = 'group', namespace = 'default', name] =
    /^(?:([^:/]+):)?(?:([^:/]+)\/)?(.+)$/.exec(owner) ?? [];
  return `${kind}:${namespace}/${name}`.toLocaleLowerCase('en-US');
}

/** Reads `spec.hybrid` of an entity. Every mistake has its path, the value and what was expected. */
export function parseHybridSpec(entity: HybridEntity): ParsedHybridSpec {
  const { name, namespace = 'default', title } = entity.metadata;
  const hybrid = field(entity.spec, 'hybrid');
  if (entity.kind.toLocaleLowerCase('en-US') !== 'component')
    return { kind: 'none' };
  if (hybrid === undefined) return { kind: 'none' };

  const identity = {
    ref: `component:${namespace}/${name}`.toLocaleLowerCase('en-US'),
    name,
    ...(title === undefined ? {} : { title }),
    owner: ownerRef(field(entity.spec, 'owner')),
  };
  const parsed = HybridSpecSchema.safeParse(hybrid);
  const problems = parsed.success
    ? crossChecks(parsed.data)
    : toProblems(hybrid, parsed.error.issues);
  if (!parsed.success || problems.length > 0)
    return { kind: 'invalid', problems, ...identity };

  const asWritten = toWorkload(parsed.data, identity);
  const workload =
    asWritten.traffic?.kind === 'alb-rule'
      ? asWritten
      : { ...asWritten, policy: observeOnly(asWritten.policy) };
  return { kind: 'ok', workload, warnings: lintPolicy(asWritten) };
}
