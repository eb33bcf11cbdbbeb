package service.health;

import java.time.Duration;
import org.springframework.context.SmartLifecycle;
import service.config.Settings;

/**
 * Goes before everything else when the service is told to stop: says "not ready" and waits until balancers have
 * noticed. Then Spring Boot finishes the requests at hand. Whatever hangs longer than the deadline is ended.
 */
public final class Departure implements SmartLifecycle {
    private final Readiness readiness;
    private final Duration delay;
    private final Duration deadline;
    private volatile boolean running;

    public Departure(Readiness readiness, Settings settings) {
        this.readiness = readiness;
        this.delay = settings.shutdownDelay();
        this.deadline = settings.shutdownDeadline();
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        readiness.leave();
        endAtDeadline();
        try {
            Thread.sleep(delay.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void stop(Runnable done) {
        stop();
        done.run();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public boolean isAutoStartup() {
        return true;
    }

    /** The highest phase is stopped first. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
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
