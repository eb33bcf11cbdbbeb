package service.health;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
{% if values.sessions == 'redis' %}
import java.util.Map;
{% endif %}
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.support.GenericApplicationContext;
import service.TestEnvironment;
import service.config.Settings;

class DepartureTest {

    @Test
    void theReplicaIsNotReadyAndWaitsBeforeAnythingIsStopped() {
        Readiness readiness = new Readiness(() -> null, Duration.ofSeconds(1){% if values.sessions == 'redis' %}, Map.of(){% endif %});
        Settings settings = Settings.read(TestEnvironment.with("SHUTDOWN_DELAY_MS", "300"));
        long begun = System.nanoTime();
        List<Optional<String>> seenWhenStopped = new ArrayList<>();
        GenericApplicationContext context = new GenericApplicationContext();
        context.addApplicationListener(new Departure(readiness, settings));
        context.refresh();
        DisposableBean server = () -> seenWhenStopped.add(readiness.whyNot());
        context.getDefaultListableBeanFactory().registerDisposableBean("server", server);

        context.close();

        assertEquals(List.of(Optional.of("shutting down")), seenWhenStopped);
        assertTrue(System.nanoTime() - begun >= Duration.ofMillis(300).toNanos());
    }
}
