import type { Problem } from '../api/Answer';
import { useWords } from '../words/useLanguage';
import { fill, type Words } from '../words/Words';

/** What went wrong and what the reader can do about it. */
export function ProblemNotice(props: {
  readonly problem: Problem;
  /** Left out where trying again would not help. */
  readonly onAgain?: () => void;
}) {
  const { problem, onAgain } = props;
  const words = useWords();
  return (
    <div className="notice" role="alert">
      <p>{sentence(problem, words)}</p>
      {problem.kind === 'waiting' && <WaitingRoom address={problem.waitingRoom} />}
      {problem.kind !== 'waiting' && onAgain && (
        <button type="button" onClick={onAgain}>
          {words.again}
        </button>
      )}
    </div>
  );
}

function WaitingRoom({ address }: { readonly address: string | undefined }) {
  const words = useWords();
  return (
    <>
      <p>{words.waitingHow}</p>
      {address ? (
        <a className="button" href={address}>
          {words.toWaitingRoom}
        </a>
      ) : (
        <p>{words.waitingReload}</p>
      )}
    </>
  );
}

function sentence(problem: Problem, words: Words): string {
  switch (problem.kind) {
    case 'waiting':
      return words.waiting;
    case 'signed-out':
      return words.signedOut;
    case 'refused':
      return fill(words.refused, { message: problem.message });
    case 'unavailable':
      return fill(words.unavailable, { seconds: problem.seconds });
    case 'unreachable':
      return words.unreachable;
    case 'failed':
      return fill(words.failed, { status: problem.status });
    default:
      return problem satisfies never;
  }
}
