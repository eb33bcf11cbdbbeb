import { createContext, useContext, useEffect, useState } from 'react';
import { type Language, WORDS, type Words } from './Words';

const KEPT_AS = 'language';

export const WordsContext = createContext<Words>(WORDS.en);

export const useWords = (): Words => useContext(WordsContext);

/** The reader's choice, else the browser's; kept for the next visit and told to screen readers. */
export function useLanguage(): { readonly language: Language; readonly change: () => void } {
  const [language, setLanguage] = useState<Language>(firstLanguage);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  return {
    language,
    change: () => {
      const next = language === 'en' ? 'ko' : 'en';
      localStorage.setItem(KEPT_AS, next);
      setLanguage(next);
    },
  };
}

function firstLanguage(): Language {
  const kept = localStorage.getItem(KEPT_AS);
  if (kept === 'en' || kept === 'ko') return kept;
  return navigator.language.startsWith('ko') ? 'ko' : 'en';
}
