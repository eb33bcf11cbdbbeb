package service.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
{% if values.database != 'none' %}
import static org.junit.jupiter.api.Assertions.assertFalse;
{% endif %}

import org.junit.jupiter.api.Test;
import service.TestEnvironment;

class SettingsTest {

    @Test
    void everyMistakeInTheEnvironmentIsToldAtOnceByVariable() {
        SettingsProblem problem = assertThrows(
                SettingsProblem.class, () -> Settings.read(TestEnvironment.with("PORT", "eighty", "SHUTDOWN_DELAY_MS", "-1")));
        assertTrue(problem.getMessage().startsWith("The environment has 2 mistakes:\n  - PORT: "), problem.getMessage());
        assertTrue(problem.getMessage().contains("\n  - SHUTDOWN_DELAY_MS: expected a whole number from 0 to 120000"));
    }

    @Test
    void anEmptyVariableCountsAsNotSet() {
        assertEquals(8080, Settings.read(TestEnvironment.with("PORT", "")).port());
    }

    @Test
    void springIsGivenWhatIsLeftOfTheDeadline() {
        Settings settings = Settings.read(TestEnvironment.with("SHUTDOWN_DELAY_MS", "12000", "SHUTDOWN_DEADLINE_MS", "50000"));
        assertEquals("38000ms", SpringProperties.of(settings).get("spring.lifecycle.timeout-per-shutdown-phase"));
    }
{% if values.database != 'none' %}

    @Test
    void productionRefusesToStartWithoutADatabaseAndRepeatsNoPassword() {
        SettingsProblem problem = assertThrows(
                SettingsProblem.class,
                () -> Settings.read(TestEnvironment.with("APP_ENV", "production", "DB_PASSWORD", "do-not-repeat")));
        assertTrue(problem.getMessage().contains("DB_WRITER_HOST"));
        assertFalse(problem.getMessage().contains("do-not-repeat"));
    }

    @Test
    void settingsAreLoggedWithoutThePassword() {
        Settings settings = Settings.read(
                TestEnvironment.with("DB_WRITER_HOST", "db", "DB_USER", "u", "DB_PASSWORD", "do-not-repeat"));
        assertFalse(settings.toString().contains("do-not-repeat"));
    }
{% endif %}
}
