package service.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * SESSION_KEYS is not read: cookies hold a random id that is worth nothing without the store, and are not signed.
 *
 * @param redis missing: the embedded store, for development
 * @param lasts from signing in to being asked again
 */
public record SessionSettings(Optional<RedisSettings> redis, Duration lasts) {

    /** @param caFile a file of certificate authorities, beside those that Java knows */
    public record RedisSettings(String url, Optional<Path> caFile) {
        /** The address has the password in it. */
        @Override
        public String toString() {
            return "Redis";
        }
    }

    static SessionSettings read(Environment environment) {
        if (environment.text("REDIS_URL").isEmpty() && environment.isProduction()) {
            environment.mistake("REDIS_URL", "not set, needed in production: sessions would end with this replica");
        }
        Optional<RedisSettings> redis = environment
                .text("REDIS_URL")
                .map(url -> new RedisSettings(
                        environment.address("REDIS_URL", "", "rediss", "redis").toString(),
                        environment.text("REDIS_CA_FILE").map(Path::of)));
        return new SessionSettings(redis, Duration.ofMinutes(environment.whole("SESSION_MINUTES", 1, 10_080, 480)));
    }
}
