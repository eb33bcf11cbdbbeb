package service.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import service.TestEnvironment;
import service.config.Settings;

class RefuseOtherSitesTest {
    private final RefuseOtherSites filter =
            new RefuseOtherSites(Settings.read(TestEnvironment.with("PUBLIC_URL", "https://service.example.org/")));

    private int statusOf(String method, String header, String value) throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest(method, "/items/1");
        if (header != null) request.addHeader(header, value);
        MockHttpServletResponse response = new MockHttpServletResponse();
        filter.doFilter(request, response, new MockFilterChain());
        return response.getStatus();
    }

    @Test
    void whatChangesSomethingMustNotComeFromAnotherSitesPage() throws Exception {
        assertEquals(403, statusOf("PUT", "sec-fetch-site", "cross-site"));
        assertEquals(403, statusOf("PUT", "sec-fetch-site", "same-site"));
        assertEquals(403, statusOf("DELETE", "origin", "https://other.example.org"));
        assertEquals(200, statusOf("PUT", "sec-fetch-site", "same-origin"));
        assertEquals(200, statusOf("PUT", "origin", "https://service.example.org"));
        assertEquals(200, statusOf("PUT", null, null));
        assertEquals(200, statusOf("GET", "sec-fetch-site", "cross-site"));
    }
}
