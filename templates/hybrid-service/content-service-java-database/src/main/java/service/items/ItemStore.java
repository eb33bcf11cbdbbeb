package service.items;

import java.util.List;
import java.util.Optional;

/** Where items are kept. Every call may be repeated, and throws Unavailable when the store does not answer. */
public interface ItemStore extends AutoCloseable {
    /** Creates or changes; sending the same item twice is as good as once. */
    void put(Item item);

    /** From the nearest copy: it may be behind by the replication's lag. */
    Optional<Item> get(String id);

    /** Newest first, from the nearest copy. */
    List<Item> list(int limit);

    /** Whether the nearest copy answers. Writes may still be impossible. */
    void ping();

    @Override
    void close();
}
