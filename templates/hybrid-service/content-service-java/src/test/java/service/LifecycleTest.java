package service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/** The service as it runs: started from its environment, asked over the wire, stopped. */
class LifecycleTest {
    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void toldToStopItIsNotReadyFirstAndStillAnswers() throws Exception {
        ConfigurableApplicationContext service = ServiceApplication.start(TestEnvironment.with(
                "PORT", "0", "HOST", "127.0.0.1", "LOG_LEVEL", "error", "SHUTDOWN_DELAY_MS", "1000"));
        String base = "http://127.0.0.1:" + service.getEnvironment().getProperty("local.server.port");
        assertEquals(200, ask(base + "/readyz").statusCode());
        assertEquals(404, ask(base + "/nowhere").statusCode());
        assertTrue(ask(base + "/metrics").body().contains("http_request_duration_seconds_count{"));

        Thread stop = new Thread(service::close);
        stop.start();
        while (ask(base + "/readyz").statusCode() == 200) Thread.onSpinWait();
        assertEquals(200, ask(base + "/").statusCode());
        stop.join();
    }

    private HttpResponse<String> ask(String url) throws Exception {
        return client.send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString());
    }
}
