package service.health;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Whether this replica should get traffic. It checks only what this replica needs to serve its readers; a dependency
 * that all sites share must not take all sites out at once.
 */
public final class Readiness {
    private final Callable<?> check;
    private final Duration patience;
    private final ExecutorService checks = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "readiness");
        thread.setDaemon(true);
        return thread;
    });
    private volatile boolean leaving;

    public Readiness(Callable<?> check, Duration patience) {
        this.check = check;
        this.patience = patience;
    }

    /** From now on the answer is no: the replica is on its way out. */
    public void leave() {
        leaving = true;
    }

    /** Empty: ready. Otherwise the reason why not. */
    public Optional<String> whyNot() {
        if (leaving) return Optional.of("shutting down");
        Future<?> answer = checks.submit(check);
        try {
            answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return Optional.empty();
        } catch (TimeoutException e) {
            answer.cancel(true);
            return Optional.of("no answer within " + patience.toMillis() + " ms");
        } catch (ExecutionException e) {
            return Optional.of(String.valueOf(e.getCause().getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of("interrupted");
        }
    }
}
