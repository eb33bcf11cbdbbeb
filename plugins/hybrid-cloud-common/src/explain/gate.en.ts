import { GateSentences } from './GateSentences';

export const gateSentencesEn: GateSentences = {
  frozen: ({ scope, until, by, why }) =>
    `${
      scope === 'fleet' ? 'Deployments of every service' : 'Deployments'
    } are frozen until ${until} by ${by}: ${why}`,
  planInFlight: ({ action, state }) =>
    state === 'verifying'
      ? `A ${action} has just moved traffic and is being verified`
      : `A ${action} is being carried out`,
  siteLost: ({ site, detail }) => `${site} is lost (${detail})`,
  trafficAway: ({ site, weight, baseWeight }) =>
    `The traffic of ${site} was moved away (weight ${weight} instead of ${baseWeight}) and has not come back`,
  neverObserved: 'The portal has not been able to look at this service yet',
  observedLongAgo: age => `The portal last looked at this service ${age} ago`,
  portalBlind:
    'The portal itself seems to see nothing: too much fails at once to be true',
  siteUnseen: site =>
    `Nobody can say how ${site} is: its probe, its targets and its cluster are all unknown`,
  weightsUnknown: 'Who gets the traffic cannot be read at this moment',
};
