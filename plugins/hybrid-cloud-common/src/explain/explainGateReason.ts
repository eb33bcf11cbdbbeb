import { GateReason } from '../model';
import { gateSentencesEn } from './gate.en';
import { gateSentencesKo } from './gate.ko';
import { GateSentences } from './GateSentences';
import { Language } from './Language';
import { messagesOf } from './messagesOf';
import { formatNumber, formatSeconds, Values } from './Values';

const SENTENCES: Readonly<Record<Language, GateSentences>> = {
  en: gateSentencesEn,
  ko: gateSentencesKo,
};

/** Why deployments wait, as a sentence without its full stop. */
export function explainGateReason(reason: GateReason, lang: Language): string {
  const say = SENTENCES[lang];
  const { vocabulary } = messagesOf(lang);
  switch (reason.kind) {
    case 'frozen': {
      const { scope, by, why } = reason;
      const until = new Values({ until: reason.until }, vocabulary).time(
        'until',
      );
      return say.frozen({ scope, until, by: nameOf(by), why });
    }
    case 'plan-in-flight': {
      const action = new Values({ ...reason }, vocabulary).term('action');
      return say.planInFlight({ action, state: reason.state });
    }
    case 'site-lost':
      return say.siteLost(reason);
    case 'traffic-away':
      return say.trafficAway({
        site: reason.site,
        weight: formatNumber(reason.weight),
        baseWeight: formatNumber(reason.baseWeight),
      });
    case 'never-observed':
      return say.neverObserved;
    case 'observed-long-ago':
      return say.observedLongAgo(formatSeconds(reason.ageSeconds, vocabulary));
    case 'portal-blind':
      return say.portalBlind;
    case 'site-unseen':
      return say.siteUnseen(reason.site);
    case 'weights-unknown':
      return say.weightsUnknown;
    default: {
      const never: never = reason;
      return JSON.stringify(never); // A newer server's reason.
    }
  }
}

/** `user:default/joon -> joon` */
function nameOf(ref: string): string {
  return ref.split('/').pop() ?? ref;
}
