import { useCallback, useEffect, useState } from 'react';
import type { Answer } from './Answer';

/**
 * Asks when shown, again every `everyMs`, and when told to. `undefined`: the first answer is not there yet. A page in
 * the background does not ask. `question` must stay the same function from one drawing to the next.
 */
export function useAnswer<T>(
  question: () => Promise<Answer<T>>,
  everyMs: number,
): { readonly answer: Answer<T> | undefined; readonly askAgain: () => Promise<void> } {
  const [answer, setAnswer] = useState<Answer<T>>();
  const askAgain = useCallback(async () => setAnswer(await question()), [question]);
  useEffect(() => {
    let isShown = true;
    const askIfShown = async () => {
      if (document.hidden) return;
      const next = await question();
      if (isShown) setAnswer(next);
    };
    void askIfShown();
    const timer = setInterval(() => void askIfShown(), everyMs);
    document.addEventListener('visibilitychange', askIfShown);
    return () => {
      isShown = false;
      clearInterval(timer);
      document.removeEventListener('visibilitychange', askIfShown);
    };
  }, [question, everyMs]);
  return { answer, askAgain };
}
