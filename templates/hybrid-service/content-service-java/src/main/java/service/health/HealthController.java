package service.health;

{% if values.sessions == 'redis' %}
import java.util.List;
{% endif %}
import java.util.Map;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import service.metrics.Metrics;

/**
 * /healthz: the process is alive (restart it when not). /readyz: send it traffic. /metrics: for Prometheus. Balancers
 * ask /readyz, the portal's probe asks /healthz through the path users take.
 */
@RestController
public class HealthController {
    private final Readiness readiness;
    private final Metrics metrics;

    public HealthController(Readiness readiness, Metrics metrics) {
        this.readiness = readiness;
        this.metrics = metrics;
    }

    @GetMapping("/healthz")
    Map<String, String> alive() {
        return Map.of("status", "alive");
    }

    @GetMapping("/readyz")
    ResponseEntity<Map<String, Object>> ready() {
        Optional<String> whyNot = readiness.whyNot();
        metrics.showReady(whyNot.isEmpty());
        return whyNot
                .map(reason -> ResponseEntity.status(503).body(Map.<String, Object>of("ready", false, "reason", reason)))
                .orElseGet(() -> ResponseEntity.ok({% if values.sessions == 'redis' %}readyWithout(readiness.shared()){% else %}Map.of("ready", true){% endif %}));
    }
{% if values.sessions == 'redis' %}

    private Map<String, Object> readyWithout(Map<String, Optional<String>> shared) {
        shared.forEach((name, problem) -> metrics.showDependency(name, problem.isEmpty()));
        List<String> away = shared.entrySet().stream()
                .filter(one -> one.getValue().isPresent())
                .map(one -> one.getKey() + ": " + one.getValue().get())
                .toList();
        return away.isEmpty() ? Map.of("ready", true) : Map.of("ready", true, "away", away);
    }
{% endif %}

    @GetMapping("/metrics")
    ResponseEntity<String> figures() {
        return ResponseEntity.ok().header("content-type", Metrics.CONTENT_TYPE).body(metrics.page());
    }
}
