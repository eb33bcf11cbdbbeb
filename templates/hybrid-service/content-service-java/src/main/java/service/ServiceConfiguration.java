package service;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
{% if values.sessions == 'redis' %}
import java.util.Map;
{% endif %}
import java.util.concurrent.Callable;
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
{% if values.sessions == 'redis' %}
import service.sessions.SessionStore;
{% endif %}
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
    Readiness readiness({% if values.database != 'none' %}ItemStore items{% if values.sessions == 'redis' %}, {% endif %}{% endif %}{% if values.sessions == 'redis' %}SessionStore sessions{% endif %}) {
{% if values.database != 'none' %}
        Callable<?> check = () -> {
            items.ping();
            return null;
        };
{% else %}
        Callable<?> check = () -> null;
{% endif %}
{% if values.sessions == 'redis' %}
        Callable<?> sessionsAnswer = () -> {
            sessions.ping();
            return null;
        };
        return new Readiness(check, Duration.ofSeconds(1), Map.of("sessions", sessionsAnswer));
{% else %}
        return new Readiness(check, Duration.ofSeconds(1));
{% endif %}
    }

    @Bean
    Departure departure(Readiness readiness, Settings settings) {
        return new Departure(readiness, settings);
    }
}
