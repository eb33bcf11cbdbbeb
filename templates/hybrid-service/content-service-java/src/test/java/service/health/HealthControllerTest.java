package service.health;

import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Duration;
{% if values.sessions == 'redis' %}
import java.util.Map;
import java.util.concurrent.Callable;
{% endif %}
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import service.TestEnvironment;
import service.config.Settings;
import service.home.HomeController;
import service.metrics.Metrics;

class HealthControllerTest {
    private final Settings settings = Settings.read(TestEnvironment.with());

    private MockMvc serviceWith(Readiness readiness) {
        return MockMvcBuilders.standaloneSetup(
                        new HealthController(readiness, new Metrics(settings)), new HomeController(settings))
                .build();
    }

    @Test
    void aliveAndReadyAreTwoQuestions() throws Exception {
        MockMvc service = serviceWith(new Readiness(
                () -> {
                    throw new IllegalStateException("store is away");
                },
                Duration.ofSeconds(1){% if values.sessions == 'redis' %},
                Map.of(){% endif %}));
        service.perform(get("/healthz")).andExpect(status().isOk());
        service.perform(get("/readyz"))
                .andExpect(status().isServiceUnavailable())
                .andExpect(content().string(containsString("\"reason\":\"store is away\"")));
    }

    @Test
    void theHomePageNamesTheSiteThatAnswered() throws Exception {
        serviceWith(new Readiness(() -> null, Duration.ofSeconds(1){% if values.sessions == 'redis' %}, Map.of(){% endif %}))
                .perform(get("/"))
                .andExpect(status().isOk())
                .andExpect(content().string("{\"service\":\"${{ values.name }}\",\"site\":\"test\"}"));
    }
{% if values.sessions == 'redis' %}

    @Test
    void whatBothSitesShareIsToldAndTakesNoSiteOut() throws Exception {
        Callable<?> away = () -> {
            throw new IllegalStateException("away");
        };
        serviceWith(new Readiness(() -> null, Duration.ofSeconds(1), Map.of("sessions", away)))
                .perform(get("/readyz"))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("[\"sessions: away\"]")));
    }
{% endif %}
}
