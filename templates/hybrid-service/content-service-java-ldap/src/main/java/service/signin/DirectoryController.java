package service.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import service.web.BadRequest;
import service.web.Problem;
import service.web.Refusal;

/** Signing in and out. Attempts are counted by address and by name. */
@RestController
public class DirectoryController {
    private final Directory directory;
    private final SignedIn signedIn;
    private final Attempts byAddress;
    private final Attempts byName;

    public DirectoryController(Directory directory, SignedIn signedIn, Clock clock) {
        this.directory = directory;
        this.signedIn = signedIn;
        this.byAddress = new Attempts(20, Duration.ofMinutes(1), clock);
        this.byName = new Attempts(10, Duration.ofMinutes(5), clock);
    }

    @PostMapping("/session")
    Person signIn(@RequestBody Credentials body, HttpServletRequest request) {
        body.check();
        allow(byAddress.count(request.getRemoteAddr()));
        allow(byName.count(body.username().toLowerCase(Locale.ROOT)));
        Person person = directory
                .check(body.username(), body.password())
                .orElseThrow(() -> new Refusal(
                        401, new Problem("wrong-credentials", "Name or password is wrong."), Map.of()));
        signedIn.begin(request, person);
        return person;
    }

    @DeleteMapping("/session")
    ResponseEntity<Void> signOut(HttpServletRequest request) {
        signedIn.end(request);
        return ResponseEntity.noContent().build();
    }

    private static void allow(Duration wait) {
        if (wait.isZero()) return;
        throw new Refusal(
                429,
                new Problem("too-many-attempts", "Too many attempts. Wait a while."),
                Map.of("retry-after", String.valueOf(wait.toSeconds() + 1)));
    }

    /** The body of a POST. */
    public record Credentials(String username, String password) {
        private void check() {
            if (username == null || username.isEmpty() || username.length() > 100) {
                throw new BadRequest("body/username: expected 1 to 100 characters");
            }
            if (password == null || password.isEmpty() || password.length() > 200) {
                throw new BadRequest("body/password: expected 1 to 200 characters");
            }
        }

        @Override
        public String toString() {
            return username;
        }
    }
}
