package service.config;

import java.util.Map;
import java.util.Optional;

/**
 * @param url where people wait; it signs their passes
 * @param keys its public keys by id, as the 32 bytes of Ed25519 in base64url: with them passes are checked without
 *     asking the room
 */
public record WaitingRoomSettings(String url, Map<String, String> keys) {

    /** Without keys nobody is let in; production refuses to start so. */
    static WaitingRoomSettings read(Environment environment) {
        Optional<String> keys = environment.text("WAITING_ROOM_KEYS");
        if (keys.isEmpty() && environment.isProduction()) {
            environment.mistake("WAITING_ROOM_KEYS", "not set, needed in production: nobody could be let in");
        }
        String url = environment.address("WAITING_ROOM_URL", "${{ values.waitingRoomUrl }}", "https", "http").toString();
        Map<String, String> read = keys.map(text -> {
                    try {
                        return PublicKeys.read(text);
                    } catch (IllegalArgumentException e) {
                        environment.mistake(
                                "WAITING_ROOM_KEYS",
                                "expected the waiting room's public keys, as its /api/waiting-room/keys shows them");
                        return Map.<String, String>of();
                    }
                })
                .orElse(Map.of());
        return new WaitingRoomSettings(url.replaceAll("/$", ""), read);
    }
}
