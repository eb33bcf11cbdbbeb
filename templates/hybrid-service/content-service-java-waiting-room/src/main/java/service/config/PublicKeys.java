package service.config;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** A JSON Web Key Set of Ed25519 keys. */
final class PublicKeys {
    private static final int KEY_BYTES = 32;

    private PublicKeys() {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record KeySet(List<Key> keys) {}

    /** {@code d} is the private half, which has no business here. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Key(String kty, String crv, String kid, String x, String d) {
        boolean isFit() {
            return "OKP".equals(kty)
                    && "Ed25519".equals(crv)
                    && kid != null
                    && d == null
                    && x != null
                    && Base64.getUrlDecoder().decode(x).length == KEY_BYTES;
        }
    }

    /** By id. Throws IllegalArgumentException for anything else, and for a private key. */
    static Map<String, String> read(String text) {
        KeySet set;
        try {
            set = JsonMapper.builder().build().readValue(text, KeySet.class);
        } catch (Exception e) {
            throw new IllegalArgumentException("not a key set", e);
        }
        if (set.keys() == null || set.keys().isEmpty() || !set.keys().stream().allMatch(Key::isFit)) {
            throw new IllegalArgumentException("not a set of public Ed25519 keys");
        }
        return set.keys().stream().collect(Collectors.toMap(Key::kid, Key::x));
    }
}
