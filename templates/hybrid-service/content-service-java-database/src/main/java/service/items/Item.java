package service.items;

import java.util.UUID;
import service.web.BadRequest;

/** @param id a UUID, chosen by the caller, so that a request whose answer was lost can be sent again */
public record Item(String id, String title) {
    private static final int LONGEST = 200;

    /** Throws BadRequest, which names the field and what was expected. */
    public static Item of(String id, String title) {
        if (title == null || title.isEmpty() || title.length() > LONGEST) {
            throw new BadRequest("body/title: expected 1 to " + LONGEST + " characters");
        }
        return new Item(checkedId(id), title);
    }

    static String checkedId(String id) {
        try {
            // UUID.fromString takes shorter ones too, and fills them up.
            if (UUID.fromString(id).toString().equalsIgnoreCase(id)) return id;
        } catch (IllegalArgumentException e) {
            // Told below.
        }
        throw new BadRequest("params/id: expected a UUID");
    }
}
