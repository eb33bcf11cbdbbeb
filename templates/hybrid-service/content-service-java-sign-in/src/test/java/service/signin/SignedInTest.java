package service.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import jakarta.servlet.http.HttpSession;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import service.web.Refusal;

class SignedInTest {
    private final SignedIn signedIn = new SignedIn();
    private final MockHttpServletRequest request = new MockHttpServletRequest();

    @Test
    void aSessionThatWasPlantedBeforeIsNotTakenOver() {
        HttpSession planted = request.getSession(true);
        signedIn.begin(request, new Person("s1", "Sora"));
        assertNotSame(planted, request.getSession(false));
        assertEquals("Sora", signedIn.person(request).name());
    }

    @Test
    void whoHasLeftIsNobody() {
        assertThrows(Refusal.class, () -> signedIn.check(request));
        signedIn.begin(request, new Person("s1", "Sora"));
        signedIn.end(request);
        assertThrows(Refusal.class, () -> signedIn.check(request));
    }
}
