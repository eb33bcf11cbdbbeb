package service.sessions;

import static org.junit.jupiter.api.Assertions.assertNull;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;

import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

class VisitControllerTest {
    private final MockMvc service = MockMvcBuilders.standaloneSetup(new VisitController()).build();

    @Test
    void whoOnlyLooksGetsNoSession() throws Exception {
        assertNull(service.perform(get("/session"))
                .andExpect(content().string("{\"visits\":0}"))
                .andReturn()
                .getRequest()
                .getSession(false));
    }

    @Test
    void visitsAreRememberedInTheSession() throws Exception {
        MockHttpSession session = new MockHttpSession();
        service.perform(post("/session/visits").session(session)).andExpect(content().string("{\"visits\":1}"));
        service.perform(post("/session/visits").session(session)).andExpect(content().string("{\"visits\":2}"));
        service.perform(get("/session").session(session)).andExpect(content().string("{\"visits\":2}"));
    }
}
