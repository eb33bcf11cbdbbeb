import { useCallback, useEffect, useState } from 'react';
import type { ServiceApi } from '../api/ServiceApi';
import { useAnswer } from '../api/useAnswer';
import { ProblemNotice } from '../notices/ProblemNotice';
import { useWords } from '../words/useLanguage';
import { fill } from '../words/Words';

const EVERY_MS = 10_000;

/** Which site answers this reader, how it is, and that it has changed. */
export function SiteCard({ api }: { readonly api: ServiceApi }) {
  const words = useWords();
  const { answer, askAgain } = useAnswer(useCallback(() => api.site(), [api]), EVERY_MS);
  const site = answer?.kind === 'ok' ? answer.value.site : undefined;
  const before = useSiteBefore(site);

  return (
    <section aria-labelledby="site" aria-busy={!answer}>
      <h2 id="site">{words.answeredBy}</h2>
      {!answer && <p>{words.asking}</p>}
      {answer?.kind === 'ok' && (
        <p className="site">
          <strong>{answer.value.site}</strong>
          <span className={answer.value.notReady ? 'state warn' : 'state good'}>
            {answer.value.notReady ? words.notReady : words.ready}
          </span>
        </p>
      )}
      {/* Always there, so that a screen reader hears what is put into it. */}
      <p role="status">{site && before && fill(words.moved, { site, before })}</p>
      {answer && answer.kind !== 'ok' && <ProblemNotice problem={answer} onAgain={askAgain} />}
    </section>
  );
}

/** The site that answered before the present one, if there was another. */
function useSiteBefore(site: string | undefined): string | undefined {
  const [seen, setSeen] = useState<{ readonly now?: string; readonly before?: string }>({});
  useEffect(() => {
    if (site) setSeen(({ now, before }) => (now === site ? { now, before } : { now: site, before: now }));
  }, [site]);
  return seen.before;
}
