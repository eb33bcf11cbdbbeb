import {
  TranslationFunction,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import {
  Instant,
  Language,
  Weights,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import { DateTime } from 'luxon';
import { useMemo } from 'react';
import { hybridTranslationRef } from '../translation/hybridTranslationRef';
import { DurationPart, durationParts } from './durations';
import { Sentences, sentencesIn } from './sentences';
import { useLanguage } from './useLanguage';

type Translate = TranslationFunction<typeof hybridTranslationRef.T>;

/** Everything a component needs to say something: messages, numbers, times, and the explanations of decisions. */
export interface Words {
  readonly t: Translate;
  readonly language: Language;
  readonly say: Sentences;
  /** `1240 -> 1,240`; at most one digit after the point. */
  number(value: number): string;
  /** `0.834 -> 83%` */
  percent(ratio: number): string;
  /** Length of time in seconds -> `2 min 5 s`. */
  duration(seconds: number): string;
  /** The larger part only: `2 min`. For narrow places. */
  roughly(seconds: number): string;
  /** A measured length: `2.1 s` below a minute, like `duration` above it. */
  seconds(seconds: number): string;
  /** `12 s ago` */
  ago(at: Instant, now: Instant): string;
  /** Local time of day with seconds, and the day when it is not today's. */
  time(at: Instant, now: Instant): string;
  /** `onprem 40 : aws 60` */
  weights(weights: Weights): string;
}

export function useWords(): Words {
  const { t } = useTranslationRef(hybridTranslationRef);
  const language = useLanguage();
  return useMemo(() => makeWords(t, language), [t, language]);
}

function makeWords(t: Translate, language: Language): Words {
  const numbers = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
  const percents = new Intl.NumberFormat(language, {
    style: 'percent',
    maximumFractionDigits: 0,
  });
  const inWords = (parts: readonly DurationPart[]) =>
    parts
      .map(part => t(`duration.${part.unit}`, { value: String(part.value) }))
      .join(' ');
  const duration = (seconds: number) => inWords(durationParts(seconds));
  return {
    t,
    language,
    say: sentencesIn(language),
    number: value => numbers.format(value),
    percent: ratio => percents.format(ratio),
    duration,
    roughly: seconds => inWords(durationParts(seconds).slice(0, 1)),
    seconds: value =>
      value < 60
        ? t('unit.seconds', { value: numbers.format(value) })
        : duration(value),
    ago: (at, now) => t('ago', { duration: duration((now - at) / 1000) }),
    time: (at, now) => {
      const then = DateTime.fromMillis(at).setLocale(language);
      const today = then.hasSame(DateTime.fromMillis(now), 'day');
      return then.toFormat(today ? 'HH:mm:ss' : 'LLL d HH:mm:ss');
    },
    weights: weights =>
      Object.entries(weights)
        .map(([site, weight]) => `${site} ${weight}`)
        .join(' : '),
  };
}
