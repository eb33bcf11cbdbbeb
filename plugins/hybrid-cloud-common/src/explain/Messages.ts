import {
  Decision,
  Diagnosis,
  GuardName,
  GuardResult,
  ReasonCode,
  ReasonParams,
  Step,
} from '../model';
import { Values, Vocabulary } from './Values';

/** A clause: no full stop, small first letter unless it begins with a name. */
type ReasonMessages = {
  readonly [Code in ReasonCode]: (
    v: Values<keyof ReasonParams[Code] & string>,
  ) => string;
};

type GuardMessages = Readonly<
  Record<
    GuardName,
    { readonly title: string } & Readonly<
      Record<GuardResult['verdict'], (v: Values) => string>
    >
  >
>;

type StepMessages = {
  readonly [Kind in Step['kind']]: (
    step: Extract<Step, { kind: Kind }>,
  ) => string;
};

type DiagnosisMessages = {
  readonly [Kind in Diagnosis['kind']]: (
    diagnosis: Extract<Diagnosis, { kind: Kind }>,
  ) => string;
};

/** Everything one language has to say. A missing sentence does not compile. */
export interface Messages {
  readonly vocabulary: Vocabulary;
  readonly reasons: ReasonMessages;
  readonly guards: GuardMessages;
  readonly steps: StepMessages;
  readonly diagnoses: DiagnosisMessages;
  readonly risk: {
    readonly data: (amount: string) => string;
    readonly noData: string;
    readonly unknownData: string;
    readonly waiting: (count: number, text: string) => string;
    readonly unknownWaiting: string;
    readonly absorbs: (site: string, percent: string) => string;
    readonly unknownAbsorbs: (site: string) => string;
  };
  readonly decision: {
    readonly hold: (why: string) => string;
    /** Held because a plan is under way: what is wrong, and how far the plan is. */
    readonly planOpen: (why: string, plan: string) => string;
    readonly propose: (parts: DecisionParts) => string;
    readonly blocked: (parts: DecisionParts) => string;
  };
}

export interface DecisionParts {
  readonly action: string;
  readonly mode: Extract<Decision, { kind: 'propose' }>['proposal']['mode'];
  /** `onprem 40→0, aws 60→100` */
  readonly change: string;
  readonly why: string;
  readonly risk: string;
}
