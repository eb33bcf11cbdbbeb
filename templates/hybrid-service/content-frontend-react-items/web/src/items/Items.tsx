import { useCallback, useEffect, useState } from 'react';
import { concernsAll } from '../api/Answer';
import type { Item, ServiceApi } from '../api/ServiceApi';
import { useAnswer } from '../api/useAnswer';
import { ProblemNotice } from '../notices/ProblemNotice';
import { useWords } from '../words/useLanguage';
import { AddItem } from './AddItem';

const EVERY_MS = 15_000;

/** The newest items, and a form for another. */
export function Items({ api }: { readonly api: ServiceApi }) {
  const words = useWords();
  const { answer, askAgain } = useAnswer(useCallback(() => api.items(), [api]), EVERY_MS);
  const [added, setAdded] = useState<readonly Item[]>([]);
  const listed = useLastList(answer?.kind === 'ok' ? answer.value : undefined);
  // The nearest copy may not have it yet; whoever has just added an item must see it.
  const late = added.filter(item => !listed?.some(other => other.id === item.id));
  const items = [...late, ...(listed ?? [])];

  return (
    <section aria-labelledby="items" aria-busy={!answer}>
      <h2 id="items">{words.items}</h2>
      <AddItem
        api={api}
        onAdded={item => {
          setAdded(before => [item, ...before]);
          void askAgain();
        }}
      />
      {answer && answer.kind !== 'ok' && !concernsAll(answer) && (
        <ProblemNotice problem={answer} onAgain={askAgain} />
      )}
      {!answer && <p>{words.asking}</p>}
      {answer?.kind === 'ok' && items.length === 0 && <p>{words.noItems}</p>}
      {items.length > 0 && (
        <ul aria-labelledby="items">
          {items.map(item => (
            <li key={item.id}>{item.title}</li>
          ))}
        </ul>
      )}
      {late.length > 0 && <p>{words.addedLag}</p>}
    </section>
  );
}

/** What was last read stays on the page while the service does not answer. */
function useLastList(list: readonly Item[] | undefined): readonly Item[] | undefined {
  const [last, setLast] = useState<readonly Item[]>();
  useEffect(() => {
    if (list) setLast(list);
  }, [list]);
  return list ?? last;
}
