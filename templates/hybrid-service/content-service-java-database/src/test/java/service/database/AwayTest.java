package service.database;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;

class AwayTest {

    @Test
    void onlyADatabaseThatIsAwayMayBeTriedAgain() {
        assertTrue(Away.isAway(new RuntimeException(new SQLException("link lost", "08006"))));
        assertTrue(Away.isAway(new SQLTransientConnectionException("no connection to be had")));
{% if values.database == 'mariadb' %}
        assertTrue(Away.isAway(new SQLException("read only", "HY000", 1290)));
{% else %}
        assertTrue(Away.isAway(new SQLException("read only", "25006")));
{% endif %}
        assertFalse(Away.isAway(new SQLException("syntax", "42000")));
        assertFalse(Away.isAway(new IllegalStateException("ours")));
    }
}
