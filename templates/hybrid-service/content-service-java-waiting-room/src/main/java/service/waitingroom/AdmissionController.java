package service.waitingroom;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import service.config.Settings;

/** The way in from the waiting room, and how long one may stay. */
@RestController
public class AdmissionController {
    private final Gate gate;
    private final PassCheck passes;
    private final Settings settings;
    private final Clock clock;

    public AdmissionController(Gate gate, PassCheck passes, Settings settings, Clock clock) {
        this.gate = gate;
        this.passes = passes;
        this.settings = settings;
        this.clock = clock;
    }

    /** The waiting room sends people here. The address has their pass in it: it is not kept or passed on. */
    @GetMapping("/admission/enter")
    ResponseEntity<Void> enter(@RequestParam(name = "pass") String pass) {
        Optional<Admission> admission = passes.check(pass);
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(303)
                .cacheControl(CacheControl.noStore())
                .header("referrer-policy", "no-referrer")
                .header("location", admission.isPresent() ? "/" : settings.waitingRoom().url());
        admission.ifPresent(let -> answer.header("set-cookie", cookie(pass, let)));
        return answer.build();
    }

    @GetMapping("/admission")
    ResponseEntity<Map<String, Long>> stay(HttpServletRequest request) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(Map.of("until", gate.admission(request).until()));
    }

    /** It ends with the pass. A pass has no character that a cookie may not have. */
    private String cookie(String pass, Admission admission) {
        long seconds = admission.until() - clock.instant().getEpochSecond();
        return settings.cookies().cookieName("waiting-room-pass") + "=" + pass + "; Path=/; Max-Age=" + seconds
                + "; HttpOnly; SameSite=Lax" + (settings.cookies().secure() ? "; Secure" : "");
    }
}
