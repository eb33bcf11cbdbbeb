import { appLanguageApiRef, useApi } from '@backstage/frontend-plugin-api';
import { Language } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import { useEffect, useState } from 'react';

/** The user's language as far as the explanations are written in it; English otherwise. */
export function useLanguage(): Language {
  const api = useApi(appLanguageApiRef);
  const [language, setLanguage] = useState(() => api.getLanguage().language);
  useEffect(() => {
    const subscription = api
      .language$()
      .subscribe(next => setLanguage(next.language));
    return () => subscription.unsubscribe();
  }, [api]);
  return language.startsWith('ko') ? 'ko' : 'en';
}
