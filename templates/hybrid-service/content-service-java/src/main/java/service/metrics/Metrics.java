package service.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
{% if values.sessions == 'redis' %}
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
{% endif %}
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import service.config.Settings;

/**
 * What Prometheus reads. Every figure is this replica's own: sum the rates over replicas, and group by site to see how
 * a move of traffic went. Spring Boot adds those of the JVM and of Tomcat.
 */
public final class Metrics {
    public static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private static final Duration[] BUCKETS = Stream.of(5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000)
            .map(Duration::ofMillis)
            .toArray(Duration[]::new);

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final AtomicInteger ready = new AtomicInteger();
{% if values.sessions == 'redis' %}
    private final Map<String, AtomicInteger> dependencies = new ConcurrentHashMap<>();
{% endif %}

    public Metrics(Settings settings) {
        registry.config().commonTags("service", settings.name(), "site", settings.site());
        Gauge.builder("service.ready", ready, AtomicInteger::get)
                .description("1 when this replica last said it can serve.")
                .register(registry);
    }

    public void showReady(boolean isReady) {
        ready.set(isReady ? 1 : 0);
    }

{% if values.sessions == 'redis' %}
    /** Shown as service_dependency_up: 1 when what both sites share answered this replica last. */
    public void showDependency(String name, boolean isUp) {
        dependencies
                .computeIfAbsent(name, dependency -> {
                    AtomicInteger up = new AtomicInteger();
                    Gauge.builder("service.dependency.up", up, AtomicInteger::get)
                            .tags("dependency", dependency)
                            .register(registry);
                    return up;
                })
                .set(isUp ? 1 : 0);
    }

{% endif %}
    /** Shown as http_request_duration_seconds. {@code route} is a pattern, never a path: paths are without number. */
    public void observe(String method, String route, int status, Duration took) {
        Timer.builder("http.request.duration")
                .description("Time to answer, by route.")
                .tags("method", method, "route", route, "status", String.valueOf(status))
                .serviceLevelObjectives(BUCKETS)
                .register(registry)
                .record(took);
    }

    public PrometheusMeterRegistry registry() {
        return registry;
    }

    public String page() {
        return registry.scrape();
    }
}
