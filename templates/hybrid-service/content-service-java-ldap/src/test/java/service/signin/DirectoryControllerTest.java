package service.signin;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import service.web.AnswerErrors;

class DirectoryControllerTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2030-01-01T09:00:00Z"), ZoneOffset.UTC);

    private final SignedIn signedIn = new SignedIn();
    private final Directory directory = (username, password) ->
            password.equals("right") ? Optional.of(new Person(username, "Sora")) : Optional.empty();
    private final MockMvc service = MockMvcBuilders.standaloneSetup(
                    new DirectoryController(directory, signedIn, CLOCK), new SessionController(signedIn))
            .setControllerAdvice(new AnswerErrors())
            .build();

    private ResultActions signIn(String password) throws Exception {
        return service.perform(post("/session")
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"username\":\"s1\",\"password\":\"" + password + "\"}"));
    }

    @Test
    void theDirectoryDecidesAndTheSessionRemembers() throws Exception {
        signIn("wrong").andExpect(status().isUnauthorized());
        HttpSession session = signIn("right")
                .andExpect(content().string("{\"id\":\"s1\",\"name\":\"Sora\"}"))
                .andReturn()
                .getRequest()
                .getSession(false);
        MockHttpSession kept = (MockHttpSession) session;
        service.perform(get("/session").session(kept)).andExpect(status().isOk());
        service.perform(delete("/session").session(kept)).andExpect(status().isNoContent());
        service.perform(get("/session")).andExpect(status().isUnauthorized());
    }

    @Test
    void whoTriesTooOftenWaits() throws Exception {
        for (int attempt = 0; attempt < 10; attempt++) signIn("wrong").andExpect(status().isUnauthorized());
        signIn("right").andExpect(status().isTooManyRequests()).andExpect(header().string("retry-after", "301"));
    }

    @Test
    void anEmptyPasswordIsNotAsked() throws Exception {
        signIn("").andExpect(status().isBadRequest());
    }
}
