package service.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import service.config.DatabaseSettings;

/** Pools of connections. They are made when first needed, so a host that is away does not stop the start. */
public final class Databases {
    private Databases() {}

    public static HikariDataSource writer(DatabaseSettings settings) {
        return pool(settings, settings.writerHost(), "writer");
    }

    public static HikariDataSource reader(DatabaseSettings settings) {
        return pool(settings, settings.readerHost(), "reader");
    }

    private static HikariDataSource pool(DatabaseSettings settings, String host, String name) {
        HikariConfig config = new HikariConfig();
        config.setPoolName(name);
        config.setJdbcUrl(JdbcUrl.of(settings, host));
        config.setUsername(settings.user());
        config.setPassword(settings.password());
        config.setMaximumPoolSize(settings.connections());
        // Users wait for it: better a quick no than a long line.
        config.setConnectionTimeout(2_000);
        config.setInitializationFailTimeout(-1);
        return new HikariDataSource(config);
    }
}
