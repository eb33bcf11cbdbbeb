import {
  Decision,
  Diagnosis,
  explainDecision,
  explainDiagnosis,
  explainGateReason,
  explainGuard,
  explainReason,
  explainRisk,
  explainStep,
  GateReason,
  GuardResult,
  guardTitle,
  Language,
  Reason,
  Risk,
  Step,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';

/** The explanations of hybrid-cloud-common, bound to one language: the same sentences as in the audit and the notifications. */
export interface Sentences {
  decision(decision: Decision): string;
  diagnosis(diagnosis: Diagnosis): string;
  reason(reason: Reason): string;
  risk(risk: Risk): string;
  step(step: Step): string;
  guard(result: GuardResult): string;
  guardTitle(result: GuardResult): string;
  gateReason(reason: GateReason): string;
}

export function sentencesIn(language: Language): Sentences {
  return {
    decision: decision => explainDecision(decision, language),
    diagnosis: diagnosis => explainDiagnosis(diagnosis, language),
    reason: reason => explainReason(reason, language),
    risk: risk => explainRisk(risk, language),
    step: step => explainStep(step, language),
    guard: result => explainGuard(result, language),
    guardTitle: result => guardTitle(result.guard, language),
    gateReason: reason => explainGateReason(reason, language),
  };
}
