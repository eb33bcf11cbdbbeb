package service;

import java.util.HashMap;
import java.util.Map;

/** An environment in which the service starts, for tests. */
public final class TestEnvironment {
    private TestEnvironment() {}

    /** With these variables: name, value, name, value. */
    public static Map<String, String> with(String... variables) {
        Map<String, String> environment = new HashMap<>();
        environment.put("SITE", "test");
{% if values.signIn == 'cognito' %}
        environment.put("OIDC_ISSUER", "https://id.example.org");
        environment.put("OIDC_CLIENT_ID", "client");
{% endif %}
        for (int at = 0; at < variables.length; at += 2) environment.put(variables[at], variables[at + 1]);
        return environment;
    }
}
