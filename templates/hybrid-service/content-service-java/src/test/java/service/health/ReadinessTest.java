package service.health;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
{% if values.sessions == 'redis' %}
import java.util.Map;
{% endif %}
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class ReadinessTest {
    private static final Duration PATIENCE = Duration.ofMillis(50);

    @Test
    void aCheckThatHangsIsNotReadyInTime() {
        Readiness readiness = new Readiness(
                () -> {
                    new CountDownLatch(1).await();
                    return null;
                },
                PATIENCE{% if values.sessions == 'redis' %},
                Map.of(){% endif %});
        assertEquals(Optional.of("no answer within 50 ms"), readiness.whyNot());
    }

    @Test
    void aReplicaOnItsWayOutSaysSo() {
        Readiness readiness = new Readiness(() -> null, PATIENCE{% if values.sessions == 'redis' %}, Map.of(){% endif %});
        assertEquals(Optional.empty(), readiness.whyNot());
        readiness.leave();
        assertEquals(Optional.of("shutting down"), readiness.whyNot());
    }
}
