package service.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import service.web.Unavailable;

/** To the provider, and out. The way back is Spring Security's. */
@RestController
public class ProviderController {
    private static final Logger LOG = LoggerFactory.getLogger(ProviderController.class);

    private final Provider provider;
    private final SignedIn signedIn;

    public ProviderController(Provider provider, SignedIn signedIn) {
        this.provider = provider;
        this.signedIn = signedIn;
    }

    @GetMapping("/session/login")
    ResponseEntity<Void> signIn() {
        // Asked here, so that a provider that is away is told as such.
        provider.discover();
        return ResponseEntity.status(303)
                .cacheControl(CacheControl.noStore())
                .header("location", "/session/login/" + Provider.ID)
                .build();
    }

    /** The answer names the page to go to, so that the provider forgets the person too. */
    @DeleteMapping("/session")
    Map<String, String> signOut(HttpServletRequest request) {
        signedIn.end(request);
        try {
            return provider.signOutUrl().map(url -> Map.of("signOutUrl", url)).orElse(Map.of());
        } catch (Unavailable e) {
            LOG.warn("signed out here, but not at the provider", e);
            return Map.of();
        }
    }
}
