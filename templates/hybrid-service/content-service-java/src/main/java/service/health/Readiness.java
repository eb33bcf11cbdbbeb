package service.health;

import java.time.Duration;
{% if values.sessions == 'redis' %}
import java.util.Map;
{% endif %}
import java.util.Optional;
{% if values.sessions == 'redis' %}
import java.util.TreeMap;
{% endif %}
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
{% if values.sessions == 'redis' %}
    private final Map<String, Callable<?>> shared;
{% endif %}
    private final ExecutorService checks = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "readiness");
        thread.setDaemon(true);
        return thread;
    });
    private volatile boolean leaving;

{% if values.sessions == 'redis' %}
    /** {@code shared}: by name, what both sites share. It is told and no more. */
    public Readiness(Callable<?> check, Duration patience, Map<String, Callable<?>> shared) {
        this.check = check;
        this.patience = patience;
        this.shared = Map.copyOf(shared);
    }
{% else %}
    public Readiness(Callable<?> check, Duration patience) {
        this.check = check;
        this.patience = patience;
    }
{% endif %}

    /** From now on the answer is no: the replica is on its way out. */
    public void leave() {
        leaving = true;
    }

    /** Empty: ready. Otherwise the reason why not. */
    public Optional<String> whyNot() {
        return leaving ? Optional.of("shutting down") : problemOf(check);
    }
{% if values.sessions == 'redis' %}

    /** Every dependency that the sites share; empty: it answers this replica, otherwise the reason why not. */
    public Map<String, Optional<String>> shared() {
        Map<String, Optional<String>> answers = new TreeMap<>();
        shared.forEach((name, one) -> answers.put(name, problemOf(one)));
        return answers;
    }
{% endif %}

    private Optional<String> problemOf(Callable<?> check) {
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
