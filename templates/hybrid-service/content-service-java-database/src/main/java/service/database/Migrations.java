package service.database;

import com.zaxxer.hikari.HikariDataSource;
import org.flywaydb.core.Flyway;
import service.config.DatabaseSettings;
import service.config.Settings;

/**
 * Brings the schema up to date: each file of db/migration once, in order. Two at once are safe: the second waits for
 * the database's own lock. A job runs it on the writer's site, before the service is rolled out.
 */
public final class Migrations {
    private Migrations() {}

    /** The number of files that were applied. */
    public static int run(Settings settings) {
        DatabaseSettings database = settings.database()
                .orElseThrow(() -> new IllegalStateException("DB_WRITER_HOST is not set: nothing to migrate"));
        try (HikariDataSource writer = Databases.writer(database)) {
            return Flyway.configure().dataSource(writer).load().migrate().migrationsExecuted;
        }
    }
}
