package service.database;

import service.config.DatabaseSettings;

/** Where a database is, in the words of its driver. */
public final class JdbcUrl {
    private JdbcUrl() {}

    public static String of(DatabaseSettings settings, String host) {
{% if values.database == 'mariadb' %}
        String tls = settings.caFile().map(file -> "&sslMode=verify-full&serverSslCert=" + file).orElse("");
        return "jdbc:mariadb://" + host + ":" + settings.port() + "/" + settings.name()
                + "?connectTimeout=2000&socketTimeout=" + settings.callTimeoutMs() + tls;
{% else %}
        String tls = settings.caFile().map(file -> "&sslmode=verify-full&sslrootcert=" + file).orElse("");
        // The driver counts in seconds.
        int callSeconds = (settings.callTimeoutMs() + 999) / 1_000;
        return "jdbc:postgresql://" + host + ":" + settings.port() + "/" + settings.name()
                + "?connectTimeout=2&socketTimeout=" + callSeconds + tls;
{% endif %}
    }
}
