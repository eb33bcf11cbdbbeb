package service.items;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.sql.SQLException;
{% if values.signIn != 'none' or values.waitingRoom %}
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
{% endif %}
import org.hamcrest.Matchers;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import service.web.AnswerErrors;
{% if values.signIn != 'none' or values.waitingRoom %}
import service.web.Guard;
import service.web.Problem;
import service.web.Refusal;
{% endif %}
import service.web.Unavailable;

class ItemControllerTest {
    private static final String ID = "4d2ff7be-4f5a-4b37-9a0e-6c1c2a0d9b11";

{% if values.signIn != 'none' or values.waitingRoom %}
    private final List<Guard> guards = new ArrayList<>();
{% endif %}
    private MockMvc service = serviceWith(new EmbeddedItemStore());

    private MockMvc serviceWith(ItemStore items) {
        return MockMvcBuilders.standaloneSetup({% if values.signIn != 'none' or values.waitingRoom %}new ItemController(items, guards){% else %}new ItemController(items){% endif %})
                .setControllerAdvice(new AnswerErrors())
                .build();
    }

    private ResultActions put(String id, String body) throws Exception {
        return service.perform(MockMvcRequestBuilders.put("/items/" + id)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body));
    }

    @Test
    void theSameRequestSentTwiceLeavesOneItem() throws Exception {
        put(ID, "{\"title\":\"A seat\"}").andExpect(status().isOk());
        put(ID, "{\"title\":\"A seat\"}").andExpect(status().isOk());
        service.perform(get("/items"))
                .andExpect(content().string("{\"items\":[{\"id\":\"" + ID + "\",\"title\":\"A seat\"}]}"));
    }

    @Test
    void whatIsNotAnItemIsRefusedWithTheField() throws Exception {
        put(ID, "{\"title\":\"\"}")
                .andExpect(status().isBadRequest())
                .andExpect(content().string(Matchers.containsString("body/title")));
        put(ID, "{}").andExpect(status().isBadRequest());
        put(ID, "not json").andExpect(status().isBadRequest());
        put("1-1-1-1-1", "{\"title\":\"x\"}")
                .andExpect(status().isBadRequest())
                .andExpect(content().string(Matchers.containsString("params/id")));
        service.perform(get("/items?limit=0")).andExpect(status().isBadRequest());
        service.perform(get("/items?limit=many")).andExpect(status().isBadRequest());
    }

    @Test
    void anUnknownItemIs404() throws Exception {
        service.perform(get("/items/" + ID))
                .andExpect(status().isNotFound())
                .andExpect(content().string(Matchers.containsString("not-found")));
    }

    @Test
    void aDatabaseThatIsAwayIs503WithATimeToTryAgain() throws Exception {
        service = serviceWith(new EmbeddedItemStore() {
            @Override
            public void put(Item item) {
                throw new Unavailable("The database does not answer", new SQLException("away"));
            }
        });
        put(ID, "{\"title\":\"A seat\"}")
                .andExpect(status().isServiceUnavailable())
                .andExpect(header().string("retry-after", "2"));
    }
{% if values.signIn != 'none' or values.waitingRoom %}

    @Test
    void whoDoesNotPassTheGuardsReadsAndChangesNothing() throws Exception {
        guards.add(request -> {
            throw new Refusal(401, new Problem("not-signed-in", "Sign in first."), Map.of());
        });
        put(ID, "{\"title\":\"A seat\"}").andExpect(status().isUnauthorized());
        service.perform(get("/items")).andExpect(content().string("{\"items\":[]}"));
    }
{% endif %}
}
