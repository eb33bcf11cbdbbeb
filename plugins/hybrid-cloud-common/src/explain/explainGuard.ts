import { GuardName, GuardResult } from '../model';
import { capitalise, guardClause } from './clauses';
import { Language } from './Language';
import { messagesOf } from './messagesOf';

/** What a safety rule found, as a sentence without its full stop. */
export function explainGuard(result: GuardResult, lang: Language): string {
  return capitalise(guardClause(result, lang), result.params);
}

/** The rule's short name for a list: `Data is safe`. */
export function guardTitle(guard: GuardName, lang: Language): string {
  return messagesOf(lang).guards[guard]?.title ?? guard;
}
