package service.database;

import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Set;

/** Tells a database that is away, or refuses work for now, from a fault of our own. */
public final class Away {
{% if values.database == 'mariadb' %}
    /** Too many connections, shutting down, lock waited for too long, deadlock, read only: MariaDB's own numbers. */
    private static final Set<Integer> CODES = Set.of(1040, 1053, 1205, 1213, 1290);
{% else %}
    /** Read only, deadlock, lock not to be had, shutting down, too many connections: PostgreSQL's own states. */
    private static final Set<String> STATES =
            Set.of("25006", "40001", "40P01", "53300", "55P03", "57P01", "57P02", "57P03");
{% endif %}

    private Away() {}

    public static boolean isAway(Throwable problem) {
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException e && isAway(e)) return true;
        }
        return false;
    }

    private static boolean isAway(SQLException e) {
        String state = e.getSQLState();
        // States that begin with 08: the connection.
        return e instanceof SQLTransientException
                || e instanceof SQLRecoverableException
                || (state != null && state.startsWith("08"))
{% if values.database == 'mariadb' %}
                || CODES.contains(e.getErrorCode());
{% else %}
                || (state != null && STATES.contains(state));
{% endif %}
    }
}
