package service.sessions;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** The first use of a session: replace it by what the service remembers of its users. */
@RestController
public class VisitController {

    @GetMapping("/session")
    ResponseEntity<Visits> read(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(new Visits(countIn(session)));
    }

    @PostMapping("/session/visits")
    Visits count(HttpServletRequest request) {
        HttpSession session = request.getSession(true);
        session.setAttribute("visits", countIn(session) + 1);
        return new Visits(countIn(session));
    }

    private static int countIn(HttpSession session) {
        return session != null && session.getAttribute("visits") instanceof Integer visits ? visits : 0;
    }

    /** The answer. */
    public record Visits(int visits) {}
}
