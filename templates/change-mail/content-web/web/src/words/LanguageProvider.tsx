import {
  createContext,
  ReactNode,
  useContext,
  useEffect,
  useState,
} from 'react';
import { Language, Word, WORDS } from './words';

interface Speech {
  readonly language: Language;
  speak(language: Language): void;
  say(word: Word): string;
}

const Context = createContext<Speech | undefined>(undefined);

/** Korean when the browser asks for it before English. */
export function chooseLanguage(wanted: readonly string[]): Language {
  const first = wanted.find(one => /^(en|ko)\b/i.test(one));
  return first?.toLowerCase().startsWith('ko') ? 'ko' : 'en';
}

export function LanguageProvider(props: {
  readonly initial: Language;
  readonly children: ReactNode;
}) {
  const [language, speak] = useState(props.initial);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  const say = (word: Word) => WORDS[language][word];
  return <Context value={{ language, speak, say }}>{props.children}</Context>;
}

export function useWords(): Speech {
  const speech = useContext(Context);
  if (!speech) throw new Error('useWords outside a LanguageProvider');
  return speech;
}

/** A word for what went wrong: the service's own where there is one. */
export function wordOf(error: unknown): Word {
  const code =
    typeof error === 'object' && error && 'code' in error
      ? String(error.code)
      : '';
  return code in WORDS.en ? (code as Word) : 'failed'; // just looked up
}
