package service.waitingroom;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import service.config.Settings;
import service.web.Guard;
import service.web.Refusal;

/**
 * Only those whom the waiting room has let in come past it. Browsers on their way to a page are sent to the room,
 * programs are told where it is.
 */
@Component
public final class Gate implements Guard {
    /** Programs send their pass in this header. */
    private static final String HEADER = "waiting-room-pass";

    private final PassCheck passes;
    private final String cookie;
    private final String room;

    public Gate(PassCheck passes, Settings settings) {
        this.passes = passes;
        this.cookie = settings.cookies().cookieName(HEADER);
        this.room = settings.waitingRoom().url() + "/?service="
                + URLEncoder.encode(settings.cookies().publicUrl(), StandardCharsets.UTF_8);
    }

    /** What a program is told (RFC 9457). */
    public record NotAdmitted(String type, String title, int status, String detail, String waitingRoom) {}

    @Override
    public void check(HttpServletRequest request) {
        admission(request);
    }

    /** Throws Refusal for who has no pass. */
    Admission admission(HttpServletRequest request) {
        return passOf(request).flatMap(passes::check).orElseThrow(() -> refusal(request));
    }

    private Optional<String> passOf(HttpServletRequest request) {
        String header = request.getHeader(HEADER);
        if (header != null) return Optional.of(header);
        Cookie[] cookies = request.getCookies();
        return Stream.of(cookies == null ? new Cookie[0] : cookies)
                .filter(one -> one.getName().equals(cookie))
                .map(Cookie::getValue)
                .findFirst();
    }

    private Refusal refusal(HttpServletRequest request) {
        String accept = request.getHeader("accept");
        if (accept != null && accept.contains("text/html")) {
            return new Refusal(
                    303, null, Map.of("cache-control", "no-store", "retry-after", "30", "location", room));
        }
        return new Refusal(
                429,
                new NotAdmitted(
                        "about:blank",
                        "The waiting room has not let you in",
                        429,
                        "Your turn has not come, or your time is over. Wait at the address given as waitingRoom.",
                        room),
                Map.of(
                        "cache-control", "no-store", "retry-after", "30", "content-type", "application/problem+json"));
    }
}
