package service.config;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ProviderSettingsTest {

    @Test
    void inProductionTheProviderNeedsTlsAndASecret() {
        Environment environment = new Environment(
                Map.of("APP_ENV", "production", "OIDC_ISSUER", "http://id.example.org", "OIDC_CLIENT_ID", "client"));
        ProviderSettings.read(environment);
        SettingsProblem problem = assertThrows(SettingsProblem.class, environment::check);
        assertTrue(problem.getMessage().contains("OIDC_ISSUER: "), problem.getMessage());
        assertTrue(problem.getMessage().contains("OIDC_CLIENT_SECRET: not set"), problem.getMessage());
    }

    @Test
    void theSecretIsNotLogged() {
        Environment environment = new Environment(Map.of(
                "OIDC_ISSUER", "http://localhost:1", "OIDC_CLIENT_ID", "c", "OIDC_CLIENT_SECRET", "do-not-repeat"));
        assertFalse(ProviderSettings.read(environment).toString().contains("do-not-repeat"));
        environment.check();
    }
}
