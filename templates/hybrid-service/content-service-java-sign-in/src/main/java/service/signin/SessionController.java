package service.signin;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who one is. */
@RestController
public class SessionController {
    private final SignedIn signedIn;

    public SessionController(SignedIn signedIn) {
        this.signedIn = signedIn;
    }

    @GetMapping("/session")
    ResponseEntity<Person> read(HttpServletRequest request) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(signedIn.person(request));
    }
}
