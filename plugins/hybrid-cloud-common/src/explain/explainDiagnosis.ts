import { Diagnosis } from '../model';
import { Language } from './Language';
import { messagesOf } from './messagesOf';

/** What seems to be wrong, as a sentence without its full stop. */
export function explainDiagnosis(diagnosis: Diagnosis, lang: Language): string {
  const { diagnoses } = messagesOf(lang);
  switch (diagnosis.kind) {
    case 'healthy':
      return diagnoses.healthy(diagnosis);
    case 'degraded':
      return diagnoses.degraded(diagnosis);
    case 'site-down':
      return diagnoses['site-down'](diagnosis);
    case 'link-down':
      return diagnoses['link-down'](diagnosis);
    case 'overload':
      return diagnoses.overload(diagnosis);
    case 'portal-blind':
      return diagnoses['portal-blind'](diagnosis);
    default: {
      const never: never = diagnosis;
      return JSON.stringify(never);
    }
  }
}
