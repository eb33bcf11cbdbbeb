package service.metrics;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import service.TestEnvironment;
import service.config.Settings;

class MetricsTest {

    /** The names and labels that deploy/monitoring asks for. */
    @Test
    void figuresHaveTheNamesThatRulesAndDashboardsUse() {
        Metrics metrics = new Metrics(Settings.read(TestEnvironment.with()));
        metrics.observe("GET", "/items/{id}", 200, Duration.ofMillis(3));
        metrics.showReady(true);
        String page = metrics.page();
        assertTrue(hasLine(page, "http_request_duration_seconds_count{", "route=\"/items/{id}\"", "site=\"test\"", " 1"), page);
        assertTrue(hasLine(page, "http_request_duration_seconds_bucket{", "status=\"200\"", "le=\"0.005\"", " 1"), page);
        assertTrue(hasLine(page, "service_ready{", "service=\"${{ values.name }}\"", " 1"), page);
    }

    private static boolean hasLine(String page, String... parts) {
        return page.lines().anyMatch(line -> Arrays.stream(parts).allMatch(line::contains));
    }
}
