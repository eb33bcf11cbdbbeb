package service.home;

{% if values.frontend == 'react' %}
import org.springframework.core.io.ClassPathResource;
{% endif %}
import org.springframework.http.CacheControl;
{% if values.frontend == 'react' %}
import org.springframework.http.MediaType;
{% endif %}
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
{% if values.frontend == 'react' %}
import org.springframework.web.bind.annotation.RequestHeader;
{% endif %}
import org.springframework.web.bind.annotation.RestController;
import service.config.Settings;

/** Says which site answered: the quickest way to see a move of traffic. */
@RestController
public class HomeController {
{% if values.frontend == 'react' %}
    /** Built from web/ with the image; not there while you work on the service alone. */
    private static final ClassPathResource PAGE = new ClassPathResource("static/index.html");

{% endif %}
    private final Settings settings;

    public HomeController(Settings settings) {
        this.settings = settings;
    }

{% if values.frontend == 'react' %}
    /** Browsers ask for a page; programs, and the page itself, for the site. */
    @GetMapping("/")
    ResponseEntity<?> home(@RequestHeader(name = "accept", defaultValue = "*/*") String accept) {
        ResponseEntity.BodyBuilder answer =
                ResponseEntity.ok().cacheControl(CacheControl.noStore()).header("vary", "accept");
        return accept.contains("text/html") && PAGE.exists()
                ? answer.contentType(MediaType.TEXT_HTML).body(PAGE)
                : answer.body(new Site(settings.name(), settings.site()));
    }
{% else %}
    @GetMapping("/")
    ResponseEntity<Site> home() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new Site(settings.name(), settings.site()));
    }
{% endif %}

    /** The answer in JSON. */
    public record Site(String service, String site) {}
}
