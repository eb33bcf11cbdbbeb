import { SpecProblem } from '../api';
import { Workload } from '../model';

/** As much of a catalogue entity as the parser reads. */
export interface HybridEntity {
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly title?: string;
  };
  readonly spec?: unknown;
}

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
      readonly owner: string;
    }
  | { readonly kind: 'none' };

export function parseHybridSpec(_entity: HybridEntity): ParsedHybridSpec {
  return { kind: 'none' };
}
