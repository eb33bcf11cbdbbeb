package service.items;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.sql.SQLException;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import service.web.AnswerErrors;

class ItemControllerTest {
    private static final String ID = "4d2ff7be-4f5a-4b37-9a0e-6c1c2a0d9b11";

    private MockMvc service = serviceWith(new EmbeddedItemStore());

    private static MockMvc serviceWith(ItemStore items) {
        return MockMvcBuilders.standaloneSetup(new ItemController(items))
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
                throw new StoreUnavailable(new SQLException("away"));
            }
        });
        put(ID, "{\"title\":\"A seat\"}")
                .andExpect(status().isServiceUnavailable())
                .andExpect(header().string("retry-after", "2"));
    }
}
