package service.sessions;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.SslOptions;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.connection.lettuce.LettuceClientConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.RedisTemplate;
import org.springframework.data.redis.serializer.RedisSerializer;
import org.springframework.session.MapSessionRepository;
import org.springframework.session.SessionRepository;
import org.springframework.session.config.annotation.web.http.EnableSpringHttpSession;
import org.springframework.session.data.redis.RedisSessionRepository;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;
import service.config.SessionSettings;
import service.config.SessionSettings.RedisSettings;
import service.config.Settings;

/**
 * One Redis for both sites: a person whose next request lands on the other site is still signed in. A session is kept
 * once something is put into it; until then there is no cookie.
 */
@Configuration
@EnableSpringHttpSession
class SessionConfiguration {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    @Bean
    CookieSerializer cookieSerializer(Settings settings) {
        DefaultCookieSerializer cookie = new DefaultCookieSerializer();
        cookie.setCookieName(settings.cookies().cookieName("session"));
        cookie.setCookiePath("/");
        cookie.setUseHttpOnlyCookie(true);
        cookie.setUseSecureCookie(settings.cookies().secure());
        cookie.setSameSite("Lax");
        cookie.setCookieMaxAge((int) settings.sessions().lasts().toSeconds());
        return cookie;
    }

    @Bean
    SessionStore sessionStore(Settings settings) {
        Optional<LettuceConnectionFactory> redis = settings.sessions().redis().map(SessionConfiguration::connect);
        return new SessionStore(redis);
    }

    @Bean
    SessionRepository<?> sessionRepository(SessionStore store, Settings settings) {
        SessionSettings sessions = settings.sessions();
        if (store.redis().isEmpty()) {
            MapSessionRepository embedded = new MapSessionRepository(new ConcurrentHashMap<>());
            embedded.setDefaultMaxInactiveInterval(sessions.lasts());
            return embedded;
        }
        RedisTemplate<String, Object> template = new RedisTemplate<>();
        template.setConnectionFactory(store.redis().get());
        template.setKeySerializer(RedisSerializer.string());
        template.setHashKeySerializer(RedisSerializer.string());
        template.afterPropertiesSet();
        RedisSessionRepository repository = new RedisSessionRepository(template);
        repository.setRedisKeyNamespace("session:" + settings.name());
        repository.setDefaultMaxInactiveInterval(sessions.lasts());
        return repository;
    }

    /** A Redis that is away does not stop the start; calls fail fast until it is back. */
    private static LettuceConnectionFactory connect(RedisSettings redis) {
        ClientOptions.Builder options = ClientOptions.builder()
                .socketOptions(SocketOptions.builder().connectTimeout(PATIENCE).build())
                .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS);
        redis.caFile()
                .ifPresent(file -> options.sslOptions(
                        SslOptions.builder().trustManager(file.toFile()).build()));
        LettuceClientConfiguration.LettuceClientConfigurationBuilder client =
                LettuceClientConfiguration.builder().commandTimeout(PATIENCE).clientOptions(options.build());
        RedisURI address = RedisURI.create(redis.url());
        if (address.isSsl()) client.useSsl();
        LettuceConnectionFactory factory = new LettuceConnectionFactory(
                LettuceConnectionFactory.createRedisConfiguration(address), client.build());
        factory.afterPropertiesSet();
        return factory;
    }
}
