package service.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import service.TestEnvironment;

class SessionSettingsTest {

    @Test
    void productionRefusesToStartWithoutAStoreThatAllReplicasShare() {
        SettingsProblem problem =
                assertThrows(SettingsProblem.class, () -> Settings.read(TestEnvironment.with("APP_ENV", "production")));
        assertTrue(problem.getMessage().contains("REDIS_URL: not set"), problem.getMessage());
    }

    @Test
    void anAddressIsCheckedAndItsPasswordNeverShown() {
        Environment environment = new Environment(Map.of("REDIS_URL", "rediss://:do-not-repeat@redis:6380"));
        SessionSettings settings = SessionSettings.read(environment);
        environment.check();
        assertEquals("rediss://:do-not-repeat@redis:6380", settings.redis().get().url());
        assertFalse(settings.toString().contains("do-not-repeat"));

        Environment wrong = new Environment(Map.of("REDIS_URL", "http://redis"));
        SessionSettings.read(wrong);
        assertThrows(SettingsProblem.class, wrong::check);
    }

    @Test
    void inProductionCookiesAreForThisHostOverTls() {
        CookieSettings cookies =
                CookieSettings.read(new Environment(Map.of("APP_ENV", "production", "PUBLIC_URL", "https://a.example.org/x")), 8080);
        assertEquals("https://a.example.org", cookies.publicUrl());
        assertEquals("__Host-session", cookies.cookieName("session"));
    }
}
