package service.config;

import java.time.Duration;
import java.util.List;
import java.util.Map;
{% if values.database != 'none' %}
import java.util.Optional;
{% endif %}

/**
 * Everything the service is told from outside.
 *
 * @param name what metrics and logs call the service
 * @param site the site this replica runs on, as the portal names it
 * @param shutdownDelay between "not ready" and "no longer listening", for balancers to notice
 * @param shutdownDeadline from the signal to a forced end
{% if values.database != 'none' %}
 * @param database missing: the embedded store, for development
{% endif %}
 */
public record Settings(
        String name,
        String site,
        String host,
        int port,
        String logLevel,
        Duration shutdownDelay,
        Duration shutdownDeadline{% if values.database != 'none' %},
        Optional<DatabaseSettings> database{% endif %}{% if values.sessions == 'redis' or values.waitingRoom %},
        CookieSettings cookies{% endif %}{% if values.sessions == 'redis' %},
        SessionSettings sessions{% endif %}{% if values.signIn == 'ldap' %},
        DirectorySettings directory{% elif values.signIn != 'none' %},
        ProviderSettings provider{% endif %}{% if values.waitingRoom %},
        WaitingRoomSettings waitingRoom{% endif %}

) {

    private static final String CREATED_AS = "${{ values.name }}";
    private static final List<String> LOG_LEVELS =
            List.of("fatal", "error", "warn", "info", "debug", "trace", "silent");

    /** Throws SettingsProblem, which lists every mistake by variable and what was expected. */
    public static Settings read(Map<String, String> variables) {
        Environment environment = new Environment(variables);
        int port = environment.whole("PORT", 0, 65_535, 8080);
        Settings settings = new Settings(
                environment.text("SERVICE_NAME", CREATED_AS),
                environment.text("SITE", "local"),
                environment.text("HOST", "0.0.0.0"),
                port,
                environment.oneOf("LOG_LEVEL", LOG_LEVELS, "info"),
                Duration.ofMillis(environment.whole("SHUTDOWN_DELAY_MS", 0, 120_000, 0)),
                Duration.ofMillis(environment.whole("SHUTDOWN_DEADLINE_MS", 1_000, 300_000, 30_000)){% if values.database != 'none' %},
                DatabaseSettings.read(environment){% endif %}{% if values.sessions == 'redis' or values.waitingRoom %},
                CookieSettings.read(environment, port){% endif %}{% if values.sessions == 'redis' %},
                SessionSettings.read(environment){% endif %}{% if values.signIn == 'ldap' %},
                DirectorySettings.read(environment){% elif values.signIn != 'none' %},
                ProviderSettings.read(environment){% endif %}{% if values.waitingRoom %},
                WaitingRoomSettings.read(environment){% endif %});
        environment.check();
        return settings;
    }
}
