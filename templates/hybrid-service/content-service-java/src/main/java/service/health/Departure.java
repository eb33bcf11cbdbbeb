package service.health;

import java.time.Duration;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;
import service.config.Settings;

/**
 * Goes before everything else when the service is told to stop: says "not ready" and waits until balancers have
 * noticed. Only then Spring Boot stops listening and finishes the requests at hand. Whatever hangs longer than the
 * deadline is ended.
 */
public final class Departure implements ApplicationListener<ContextClosedEvent> {
    private final Readiness readiness;
    private final Duration delay;
    private final Duration deadline;

    public Departure(Readiness readiness, Settings settings) {
        this.readiness = readiness;
        this.delay = settings.shutdownDelay();
        this.deadline = settings.shutdownDeadline();
    }

    /** Nothing is stopped before it returns. */
    @Override
    public void onApplicationEvent(ContextClosedEvent event) {
        readiness.leave();
        endAtDeadline();
        try {
            Thread.sleep(delay.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void endAtDeadline() {
        Thread thread = new Thread(() -> {
            try {
                Thread.sleep(deadline.toMillis());
            } catch (InterruptedException e) {
                return;
            }
            System.err.println("Not finished within the deadline: ending.");
            Runtime.getRuntime().halt(1);
        }, "deadline");
        // It must not hold up an end that comes in time.
        thread.setDaemon(true);
        thread.start();
    }
}
