package service.config;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** What Spring Boot must know of the settings, in its own words. */
public final class SpringProperties {
    private SpringProperties() {}

    public static Map<String, Object> of(Settings settings) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("spring.application.name", settings.name());
        properties.put("spring.main.banner-mode", "off");
        properties.put("server.address", settings.host());
        properties.put("server.port", settings.port());
        properties.put("server.shutdown", "graceful");
        // What is left of the deadline after the wait for balancers.
        Duration finish = settings.shutdownDeadline().minus(settings.shutdownDelay());
        properties.put("spring.lifecycle.timeout-per-shutdown-phase", Math.max(finish.toMillis(), 0) + "ms");
        // Requests come through a balancer, which says who asked.
        properties.put("server.forward-headers-strategy", "native");
        // Longer than the 60 s of the balancer: the one who waits longer closes second.
        properties.put("server.tomcat.keep-alive-timeout", "65s");
        properties.put("server.tomcat.connection-timeout", "30s");
        properties.put("logging.level.root", logLevel(settings.logLevel()));
        properties.put("logging.structured.format.console", "ecs");
        // The figures are on /metrics, in the names the rules and dashboards use; nothing else is shown.
        properties.put("management.endpoints.web.exposure.exclude", "*");
        properties.put("management.metrics.enable.http.server.requests", "false");
        return properties;
    }

    private static String logLevel(String level) {
        return switch (level) {
            case "fatal" -> "error";
            case "silent" -> "off";
            default -> level;
        };
    }
}
