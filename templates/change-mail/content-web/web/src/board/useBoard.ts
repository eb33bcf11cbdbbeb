import { useCallback, useEffect, useState } from 'react';
import type { ApiClient } from '../api/ApiClient';
import type { Item, ItemDraft, MailLanguage, Me } from '../api/types';
import { SignedOut } from '../session/Session';
import { wordOf } from '../words/LanguageProvider';
import type { Word } from '../words/words';

/** What the board shows, and what can be done on it. Every action ends with how things are now. */
export function useBoard(options: {
  readonly api: ApiClient;
  readonly onSignedOut: () => void;
}) {
  const { api, onSignedOut } = options;
  const [items, setItems] = useState<readonly Item[]>();
  const [me, setMe] = useState<Me>();
  const [problem, setProblem] = useState<Word>();

  const look = useCallback(async () => {
    const [nextItems, nextMe] = await Promise.all([api.items(), api.me()]);
    setItems(nextItems);
    setMe(nextMe);
  }, [api]);

  const take = useCallback(
    (error: unknown) => {
      if (error instanceof SignedOut) onSignedOut();
      else setProblem(wordOf(error));
    },
    [onSignedOut],
  );

  useEffect(() => {
    look().catch(take);
  }, [look, take]);

  /** Whether it worked; if not, `problem` says why, and the board is read again. */
  const act = async (action: () => Promise<unknown>): Promise<boolean> => {
    setProblem(undefined);
    try {
      await action();
      await look();
      return true;
    } catch (error) {
      take(error);
      if (!(error instanceof SignedOut)) await look().catch(take);
      return false;
    }
  };

  return {
    items,
    me,
    problem,
    put: (id: string, draft: ItemDraft) => act(() => api.putItem(id, draft)),
    follow: (id: string, on: boolean) => {
      // Shown at once; how things are now puts it right when it did not work.
      setMe(
        before =>
          before && {
            ...before,
            items: on
              ? [...before.items, id]
              : before.items.filter(one => one !== id),
          },
      );
      return act(() => api.follow(id, on));
    },
    confirmMail: (language: MailLanguage) =>
      act(() => api.confirmMail(language)),
  };
}
