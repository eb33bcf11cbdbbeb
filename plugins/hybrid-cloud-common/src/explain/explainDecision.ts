import { Decision } from '../model';
import { formatChange } from './change';
import { reasonClause } from './clauses';
import { explainReason } from './explainReason';
import { explainRisk } from './explainRisk';
import { Language } from './Language';
import { messagesOf } from './messagesOf';

/** The deciding reason and what it rests on; more would be no sentence. */
const REASONS_TOLD = 2;

/** Rule 40: a decision in one sentence, the same on the page, in the audit and in a notification. */
export function explainDecision(decision: Decision, lang: Language): string {
  const { decision: say, vocabulary } = messagesOf(lang);
  const why = decision.reasons
    .slice(0, REASONS_TOLD)
    .map(reason => reasonClause(reason, lang))
    .join('; ');
  if (decision.kind === 'hold')
    return explainOpenPlan(decision, lang) ?? say.hold(why);
  const { action, mode, before, after, risk } = decision.proposal;
  const parts = {
    action: vocabulary.terms[action] ?? action,
    mode,
    change: formatChange(before, after),
    why,
    risk: explainRisk(risk, lang),
  };
  return decision.kind === 'propose' ? say.propose(parts) : say.blocked(parts);
}

/** While a plan is open, people come to learn what is wrong and where the plan stands, in that order. */
function explainOpenPlan(decision: Decision, lang: Language) {
  const [plan, cause] = decision.reasons;
  if (plan?.code !== 'plan-open' || !cause) return undefined;
  const { decision: say } = messagesOf(lang);
  return say.planOpen(explainReason(cause, lang), reasonClause(plan, lang));
}
