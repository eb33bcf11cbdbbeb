package service.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * One database name and account; writes go to one host, reads to the nearest.
 *
 * @param connections per pool and replica
 * @param callTimeoutMs how long one call may take
 * @param caFile a file of certificate authorities; present: TLS is required
 */
public record DatabaseSettings(
        String writerHost,
        String readerHost,
        int port,
        String name,
        String user,
        String password,
        int connections,
        int callTimeoutMs,
        Optional<Path> caFile) {

    static Optional<DatabaseSettings> read(Environment environment) {
        if (environment.text("DB_WRITER_HOST").isEmpty() && !environment.isProduction()) return Optional.empty();
        for (String name : List.of("DB_WRITER_HOST", "DB_USER", "DB_PASSWORD")) {
            if (environment.text(name).isEmpty()) {
                environment.mistake(name, "not set, needed: the embedded store forgets and is not shared");
            }
        }
        String writerHost = environment.text("DB_WRITER_HOST", "");
        return Optional.of(new DatabaseSettings(
                writerHost,
                environment.text("DB_READER_HOST", writerHost),
                environment.whole("DB_PORT", 1, 65_535, ${{ 3306 if values.database == 'mariadb' else 5432 }}),
                environment.text("DB_NAME", "${{ values.schema }}"),
                environment.text("DB_USER", ""),
                environment.text("DB_PASSWORD", ""),
                environment.whole("DB_CONNECTIONS", 1, 100, 10),
                environment.whole("DB_CALL_TIMEOUT_MS", 100, 60_000, 5_000),
                environment.text("DB_CA_FILE").map(Path::of)));
    }

    /** Without the password: records are printed in logs. */
    @Override
    public String toString() {
        return user + "@" + writerHost + "," + readerHost + ":" + port + "/" + name;
    }
}
