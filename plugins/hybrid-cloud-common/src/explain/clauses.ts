import { GuardName, GuardResult, Reason } from '../model';
import { Language } from './Language';
import { messagesOf } from './messagesOf';
import { Values } from './Values';

/** What a reason or a guard says inside a longer sentence. */
type Say = (values: Values) => string;

function lookUp<T>(table: Readonly<Record<string, T>>, key: string) {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}

export function guardClause(result: GuardResult, lang: Language): string {
  const { vocabulary, guards } = messagesOf(lang);
  const found = lookUp<(typeof guards)[GuardName]>(guards, result.guard);
  if (!found) return `${result.guard}: ${result.verdict}`; // A newer server's rule.
  return found[result.verdict](new Values(result.params, vocabulary));
}

export function reasonClause(reason: Reason, lang: Language): string {
  if (reason.code === 'guard-not-passed') {
    const { guard, verdict, ...params } = reason.params;
    const known = lookUp(messagesOf(lang).guards, guard) !== undefined;
    // The names come from a guard's result; decisions kept by other versions may hold others.
    if (known && (verdict === 'refuse' || verdict === 'inconclusive'))
      return guardClause({ guard: guard as GuardName, verdict, params }, lang);
  }
  const { vocabulary, reasons } = messagesOf(lang);
  // Each message takes the values of its own code, which is what the code was looked up by.
  const say = lookUp(reasons as Readonly<Record<string, Say>>, reason.code);
  return say ? say(new Values(reason.params, vocabulary)) : reason.code;
}

/** A clause as a sentence of its own: a capital letter, unless it begins with a name of theirs. */
export function capitalise(
  clause: string,
  params: Readonly<Record<string, string | number>>,
): string {
  const named = Object.values(params).some(
    value => typeof value === 'string' && value && clause.startsWith(value),
  );
  return named
    ? clause
    : clause.charAt(0).toLocaleUpperCase('en-US') + clause.slice(1);
}
