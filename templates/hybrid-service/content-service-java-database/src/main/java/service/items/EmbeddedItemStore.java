package service.items;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** This process's memory: for development and tests. */
public class EmbeddedItemStore implements ItemStore {
    private final Map<String, Item> items = new LinkedHashMap<>();

    @Override
    public synchronized void put(Item item) {
        items.put(item.id(), item);
    }

    @Override
    public synchronized Optional<Item> get(String id) {
        return Optional.ofNullable(items.get(id));
    }

    @Override
    public synchronized List<Item> list(int limit) {
        List<Item> newestFirst = new ArrayList<>(items.values());
        Collections.reverse(newestFirst);
        return newestFirst.stream().limit(limit).toList();
    }

    @Override
    public void ping() {}

    @Override
    public void close() {}
}
