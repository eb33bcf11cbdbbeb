package service.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.Map;
import org.springframework.stereotype.Component;
import service.web.Guard;
import service.web.Problem;
import service.web.Refusal;

/** Keeps who has signed in, in the session. As a guard: only they may pass. */
@Component
public final class SignedIn implements Guard {
    private static final String PERSON = "person";

    /** Begins a new session: one that somebody else may have planted before must not become this person's. */
    public void begin(HttpServletRequest request, Person person) {
        end(request);
        request.getSession(true).setAttribute(PERSON, person);
    }

    public void end(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) session.invalidate();
    }

    /** Throws Refusal when nobody has signed in. */
    public Person person(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null && session.getAttribute(PERSON) instanceof Person person) return person;
        throw new Refusal(401, new Problem("not-signed-in", "Sign in first."), Map.of());
    }

    @Override
    public void check(HttpServletRequest request) {
        person(request);
    }
}
