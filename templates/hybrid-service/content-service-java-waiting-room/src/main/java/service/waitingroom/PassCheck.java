package service.waitingroom;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Clock;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import service.config.WaitingRoomSettings;
import tools.jackson.databind.json.JsonMapper;

/**
 * Checks passes: JSON Web Tokens that the waiting room has signed with Ed25519, for this service, not over. It asks
 * nobody, so it costs microseconds and works while the room, or the link to it, is away.
 */
public final class PassCheck {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    /** What stands before the 32 bytes of an Ed25519 key in the form that Java reads (RFC 8410). */
    private static final byte[] KEY_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    private final Map<String, PublicKey> keys = new HashMap<>();
    private final String room;
    private final String service;
    private final Clock clock;

    /** {@code service}: where users find this service; a pass names it. */
    public PassCheck(WaitingRoomSettings settings, String service, Clock clock) {
        this.room = settings.url();
        this.service = service;
        this.clock = clock;
        settings.keys().forEach((id, key) -> keys.put(id, publicKey(key)));
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Header(String alg, String kid, List<String> crit) {}

    /** {@code aud} is a text or a list of them. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Claims(String iss, Object aud, String sub, Long exp, Long nbf) {}

    /** Empty for what is no pass, no longer one, or not one for this service. */
    public Optional<Admission> check(String pass) {
        String[] parts = pass.split("\\.", -1);
        if (parts.length != 3) return Optional.empty();
        try {
            Header header = JSON.readValue(decode(parts[0]), Header.class);
            // The key decides how it is checked, never the pass.
            if (!"EdDSA".equals(header.alg()) || header.crit() != null) return Optional.empty();
            PublicKey key = keys.get(header.kid());
            if (key == null || !isSigned(parts, key)) return Optional.empty();
            return admit(JSON.readValue(decode(parts[1]), Claims.class));
        } catch (Exception e) {
            // Whatever cannot be read is no pass.
            return Optional.empty();
        }
    }

    private Optional<Admission> admit(Claims claims) {
        long now = clock.instant().getEpochSecond();
        boolean isForUs = service.equals(claims.aud()) || (claims.aud() instanceof List<?> list && list.contains(service));
        boolean isNow = claims.exp() != null && now < claims.exp() && (claims.nbf() == null || claims.nbf() <= now);
        return room.equals(claims.iss()) && isForUs && isNow && claims.sub() != null
                ? Optional.of(new Admission(claims.sub(), claims.exp()))
                : Optional.empty();
    }

    private static boolean isSigned(String[] parts, PublicKey key) throws GeneralSecurityException {
        Signature signature = Signature.getInstance("Ed25519");
        signature.initVerify(key);
        signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
        return signature.verify(decode(parts[2]));
    }

    private static PublicKey publicKey(String key) {
        ByteArrayOutputStream encoded = new ByteArrayOutputStream();
        encoded.writeBytes(KEY_PREFIX);
        encoded.writeBytes(decode(key));
        try {
            return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded.toByteArray()));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("not an Ed25519 key", e);
        }
    }

    private static byte[] decode(String text) {
        return Base64.getUrlDecoder().decode(text);
    }
}
