import { Risk } from '../model';
import { Language } from './Language';
import { messagesOf } from './messagesOf';
import { formatNumber, formatPercent, formatSeconds, siteName } from './Values';

/** `about 4 s of writes at risk, 1,240 people waiting, AWS absorbs 83%`. What is unknown is said to be. */
export function explainRisk(risk: Risk, lang: Language): string {
  const { risk: say, vocabulary } = messagesOf(lang);
  const site = siteName(risk.destination);
  return [
    describe(risk.dataSeconds, {
      none: say.noData,
      unknown: say.unknownData,
      known: n => say.data(formatSeconds(n, vocabulary)),
    }),
    describe(risk.waiting, {
      none: undefined, // No queue: nobody can be waiting in one.
      unknown: say.unknownWaiting,
      known: n => say.waiting(n, formatNumber(n)),
    }),
    describe(risk.absorbs, {
      none: undefined,
      unknown: say.unknownAbsorbs(site),
      known: n => say.absorbs(site, formatPercent(n)),
    }),
  ]
    .filter(part => part !== undefined)
    .join(', ');
}

function describe(
  value: number | 'unknown' | 'none',
  words: {
    readonly none: string | undefined;
    readonly unknown: string;
    readonly known: (n: number) => string;
  },
): string | undefined {
  if (value === 'none') return words.none;
  return typeof value === 'number' && Number.isFinite(value)
    ? words.known(value)
    : words.unknown;
}
