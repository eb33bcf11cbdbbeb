package service.sessions;

import java.util.Optional;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

/** Where sessions are kept: Redis, or this process's memory. */
public final class SessionStore implements DisposableBean {
    private final Optional<LettuceConnectionFactory> redis;

    SessionStore(Optional<LettuceConnectionFactory> redis) {
        this.redis = redis;
    }

    Optional<LettuceConnectionFactory> redis() {
        return redis;
    }

    /** Throws when it does not answer. */
    public void ping() {
        redis.ifPresent(factory -> {
            try (var connection = factory.getConnection()) {
                connection.ping();
            }
        });
    }

    @Override
    public void destroy() {
        redis.ifPresent(LettuceConnectionFactory::destroy);
    }
}
