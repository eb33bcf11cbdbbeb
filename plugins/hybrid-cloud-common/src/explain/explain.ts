import { Decision, Diagnosis, GuardResult, Reason, Risk, Step } from '../model';
import { Language } from './Language';

export function explainReason(reason: Reason, _lang: Language): string {
  return reason.code;
}
export function explainDecision(decision: Decision, lang: Language): string {
  return explainReason(decision.reasons[0], lang);
}
export function explainGuard(result: GuardResult, _lang: Language): string {
  return `${result.guard}: ${result.verdict}`;
}
export function explainRisk(risk: Risk, _lang: Language): string {
  return risk.destination;
}
export function explainStep(step: Step, _lang: Language): string {
  return step.kind;
}
export function explainDiagnosis(
  diagnosis: Diagnosis,
  _lang: Language,
): string {
  return diagnosis.kind;
}
