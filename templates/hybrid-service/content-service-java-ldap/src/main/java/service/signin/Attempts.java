package service.signin;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Counts attempts by key, each replica for itself: so many within a window that begins with the first. */
final class Attempts {
    /** Over this many keys the oldest windows go. */
    private static final int MOST_KEYS = 10_000;

    private final int most;
    private final Duration window;
    private final Clock clock;
    private final Map<String, Count> counts = new HashMap<>();

    Attempts(int most, Duration window, Clock clock) {
        this.most = most;
        this.window = window;
        this.clock = clock;
    }

    private record Count(Instant ends, int attempts) {}

    /** Counts one more; how long to wait, zero when it is allowed. */
    synchronized Duration count(String key) {
        Instant now = clock.instant();
        if (counts.size() >= MOST_KEYS) counts.values().removeIf(count -> !now.isBefore(count.ends()));
        if (counts.size() >= MOST_KEYS) return window;
        Count before = counts.get(key);
        Count count = before == null || !now.isBefore(before.ends())
                ? new Count(now.plus(window), 1)
                : new Count(before.ends(), before.attempts() + 1);
        counts.put(key, count);
        return count.attempts() <= most ? Duration.ZERO : Duration.between(now, count.ends());
    }
}
