import { useEffect, useState } from 'react';

/** Below this the fleet's table has no room beside the sidebar, and its rows become cards. */
const NARROW = '(max-width: 1023px)';

export function useIsNarrow(): boolean {
  const [narrow, setNarrow] = useState(() => query()?.matches ?? false);
  useEffect(() => {
    const media = query();
    const update = () => setNarrow(media?.matches ?? false);
    media?.addEventListener('change', update);
    return () => media?.removeEventListener('change', update);
  }, []);
  return narrow;
}

/** Absent in a test's DOM, which is then as wide as it needs to be. */
function query(): MediaQueryList | undefined {
  return typeof window.matchMedia === 'function'
    ? window.matchMedia(NARROW)
    : undefined;
}
