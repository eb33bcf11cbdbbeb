import { Alert, Button } from '@backstage/ui';
import { useNow } from '../clock/useNow';
import { Live } from '../live/useLive';
import { useWords } from '../words';

/** Says that something on the page is not there or no longer being renewed, how old it is, and what to do. */
export function ProblemBanner(props: { readonly live: Live<unknown> }) {
  const words = useWords();
  const now = useNow();
  const { problem, receivedAt, refresh } = props.live;
  if (!problem) {
    return null;
  }
  const age =
    receivedAt === undefined
      ? problem.message
      : words.t('problem.old', {
          duration: words.duration((now - receivedAt) / 1000),
        });
  return (
    <Alert
      role="status"
      status="warning"
      icon
      title={words.t(`problem.title.${problem.kind}`)}
      description={`${age} ${words.t(`problem.next.${problem.kind}`)}`}
      customActions={
        <Button size="small" variant="secondary" onPress={refresh}>
          {words.t('retry')}
        </Button>
      }
    />
  );
}
