import { en } from './en';
import { ko } from './ko';

/** Every language says the same things: a missing sentence does not compile. */
export type Words = Readonly<Record<keyof typeof en, string>>;
export type Language = 'en' | 'ko';

export const WORDS: Readonly<Record<Language, Words>> = { en, ko };

/** The sentence with its `{gaps}` filled in. */
export function fill(sentence: string, values: Readonly<Record<string, string | number>>): string {
  return sentence.replace(/\{(\w+)\}/g, (gap, name: string) => String(values[name] ?? gap));
}
