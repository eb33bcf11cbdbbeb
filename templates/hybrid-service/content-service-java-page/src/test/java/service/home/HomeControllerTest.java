package service.home;

import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;

import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import service.TestEnvironment;
import service.config.Settings;

class HomeControllerTest {
    private final MockMvc service = MockMvcBuilders.standaloneSetup(
                    new HomeController(Settings.read(TestEnvironment.with())))
            .build();

    @Test
    void aPersonGetsThePageAndAProgramTheSite() throws Exception {
        service.perform(get("/").header("accept", "text/html,application/xhtml+xml,*/*;q=0.8"))
                .andExpect(content().contentTypeCompatibleWith(MediaType.TEXT_HTML))
                .andExpect(content().string(containsString("<title>page</title>")))
                .andExpect(header().string("vary", "accept"));
        for (String accept : new String[] {"application/json", "*/*"}) {
            service.perform(get("/").header("accept", accept)).andExpect(content().string(containsString("\"site\":\"test\"")));
        }
        service.perform(get("/")).andExpect(content().string(containsString("\"site\":\"test\"")));
    }
}
