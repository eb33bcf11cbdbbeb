package service.waitingroom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import service.TestEnvironment;
import service.config.Settings;
import service.config.SettingsProblem;
import service.web.AnswerErrors;

class WaitingRoomTest {
    private static final Instant NOW = Instant.parse("2030-01-01T09:00:00Z");
    private static final String ROOM = "https://room.example.org";
    private static final String SERVICE = "https://service.example.org";

    private final KeyPair pair;
    private final MockMvc service;

    WaitingRoomTest() throws Exception {
        pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        Settings settings = Settings.read(environment(keySet("")));
        PassCheck passes =
                new PassCheck(settings.waitingRoom(), SERVICE, Clock.fixed(NOW, ZoneOffset.UTC));
        Gate gate = new Gate(passes, settings);
        service = MockMvcBuilders.standaloneSetup(
                        new AdmissionController(gate, passes, settings, Clock.fixed(NOW, ZoneOffset.UTC)))
                .setControllerAdvice(new AnswerErrors())
                .build();
    }

    private static Map<String, String> environment(String keys) {
        return TestEnvironment.with("WAITING_ROOM_URL", ROOM, "WAITING_ROOM_KEYS", keys, "PUBLIC_URL", SERVICE);
    }

    private String keySet(String more) {
        byte[] encoded = pair.getPublic().getEncoded();
        String x = base64(Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length));
        return "{\"keys\":[{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"kid\":\"k1\",\"use\":\"sig\",\"x\":\"" + x + "\"" + more + "}]}";
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String json(String text) {
        return base64(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    private String pass(String issuer, String audience, long until, KeyPair signer) throws Exception {
        String head = json("{'alg':'EdDSA','kid':'k1'}") + "."
                + json("{'iss':'" + issuer + "','aud':'" + audience + "','sub':'s1','exp':" + until + "}");
        Signature signature = Signature.getInstance("Ed25519");
        signature.initSign(signer.getPrivate());
        signature.update(head.getBytes(StandardCharsets.US_ASCII));
        return head + "." + base64(signature.sign());
    }

    private String goodPass() throws Exception {
        return pass(ROOM, SERVICE, NOW.getEpochSecond() + 60, pair);
    }

    private MockHttpServletResponse ask(MockHttpServletRequestBuilder request) throws Exception {
        return service.perform(request).andReturn().getResponse();
    }

    private int statusWith(String pass) throws Exception {
        return ask(get("/admission").header("waiting-room-pass", pass)).getStatus();
    }

    @Test
    void whoWasLetInIsServedUntilTheirTimeIsOver() throws Exception {
        assertEquals(200, statusWith(goodPass()));
        assertEquals(429, statusWith(pass(ROOM, SERVICE, NOW.getEpochSecond(), pair)));
    }

    @Test
    void aPassForAnotherServiceFromAnotherRoomOrWithAnotherKeyLetsNobodyIn() throws Exception {
        long until = NOW.getEpochSecond() + 60;
        KeyPair other = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        String good = goodPass();
        String unsigned = json("{'alg':'none','kid':'k1'}") + "." + good.split("\\.")[1] + ".";
        String[] wrong = {
            pass(ROOM, "https://other.example.org", until, pair),
            pass("https://other.example.org", SERVICE, until, pair),
            pass(ROOM, SERVICE, until, other),
            good.substring(0, good.lastIndexOf('.') + 1),
            unsigned,
            "not.a.pass",
            "",
        };
        for (String pass : wrong) assertEquals(429, statusWith(pass), pass);
    }

    @Test
    void programsAreToldWhereTheRoomIsAndBrowsersAreSentThere() throws Exception {
        String room = ROOM + "/?service=https%3A%2F%2Fservice.example.org";
        MockHttpServletResponse program = ask(get("/admission"));
        assertEquals("application/problem+json", program.getContentType());
        assertTrue(program.getContentAsString().contains("\"waitingRoom\":\"" + room + "\""));
        MockHttpServletResponse browser = ask(get("/admission").header("accept", "text/html"));
        assertEquals(303, browser.getStatus());
        assertEquals(room, browser.getHeader("location"));
        assertEquals("30", browser.getHeader("retry-after"));
    }

    @Test
    void whomTheRoomSendsOverKeepsThePassAsACookieThatEndsWithIt() throws Exception {
        MockHttpServletResponse welcome = ask(get("/admission/enter").param("pass", goodPass()));
        assertEquals("/", welcome.getHeader("location"));
        String cookie = welcome.getHeader("set-cookie");
        assertTrue(cookie.endsWith("; Path=/; Max-Age=60; HttpOnly; SameSite=Lax"), cookie);
        Cookie kept = new Cookie("waiting-room-pass", cookie.substring(cookie.indexOf('=') + 1, cookie.indexOf(';')));
        assertEquals(200, ask(get("/admission").cookie(kept)).getStatus());
        MockHttpServletResponse refused = ask(get("/admission/enter").param("pass", "not.a.pass"));
        assertEquals(ROOM, refused.getHeader("location"));
        assertNull(refused.getHeader("set-cookie"));
    }

    @Test
    void aPrivateKeyIsNotTaken() {
        SettingsProblem problem = assertThrows(
                SettingsProblem.class, () -> Settings.read(environment(keySet(",\"d\":\"AAAA\""))));
        assertTrue(problem.getMessage().contains("WAITING_ROOM_KEYS: expected the waiting room's public keys"));
    }
}
