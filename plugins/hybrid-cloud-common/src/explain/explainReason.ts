import { Reason } from '../model';
import { capitalise, reasonClause } from './clauses';
import { Language } from './Language';

/** Why, as a sentence without its full stop. A code of a newer server is shown as it is. */
export function explainReason(reason: Reason, lang: Language): string {
  return capitalise(reasonClause(reason, lang), reason.params);
}
