package service;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import service.config.Settings;
import service.health.Departure;
import service.health.Readiness;
{% if values.database != 'none' %}
import service.items.ItemStore;
{% endif %}
import service.metrics.MeasureRequests;
import service.metrics.Metrics;
import service.web.BodyLimit;
import service.web.SafeHeaders;

/** How the parts are put together. */
@Configuration
class ServiceConfiguration {

    @Bean
    Metrics metrics(Settings settings) {
        return new Metrics(settings);
    }

    /** Spring Boot adds the figures of the JVM and of Tomcat to it. */
    @Bean
    PrometheusMeterRegistry meterRegistry(Metrics metrics) {
        return metrics.registry();
    }

    @Bean
    MeasureRequests measureRequests(Metrics metrics) {
        return new MeasureRequests(metrics);
    }

    @Bean
    BodyLimit bodyLimit() {
        return new BodyLimit();
    }

    @Bean
    SafeHeaders safeHeaders() {
        return new SafeHeaders();
    }

    @Bean
{% if values.database != 'none' %}
    Readiness readiness(ItemStore items) {
        return new Readiness(
                () -> {
                    items.ping();
                    return null;
                },
                Duration.ofSeconds(1));
    }
{% else %}
    Readiness readiness() {
        return new Readiness(() -> null, Duration.ofSeconds(1));
    }
{% endif %}

    @Bean
    Departure departure(Readiness readiness, Settings settings) {
        return new Departure(readiness, settings);
    }
}
