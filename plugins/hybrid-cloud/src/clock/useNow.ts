import { Instant } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import { createContext, useContext, useEffect, useState } from 'react';
import { Clock, systemClock } from './clock';

/** Replaced in tests, so that ages on screen are what the test says. */
export const ClockContext = createContext<Clock>(systemClock);

/**
 * The present moment, moved on every `stepSeconds` while the tab is visible,
 * so that ages on the page grow although nothing was fetched.
 */
export function useNow(stepSeconds = 1): Instant {
  const clock = useContext(ClockContext);
  const [now, setNow] = useState(() => clock.now());
  useEffect(() => {
    const timer = setInterval(() => {
      if (!document.hidden) {
        setNow(clock.now());
      }
    }, stepSeconds * 1000);
    return () => clearInterval(timer);
  }, [clock, stepSeconds]);
  return now;
}
