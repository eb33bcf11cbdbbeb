package service.items;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import service.database.Away;
import service.web.Unavailable;

/** Writes go to the writer site, reads to the copy beside this replica. */
public final class JdbcItemStore implements ItemStore {
    private static final RowMapper<Item> ITEM = (row, number) -> new Item(row.getString("id"), row.getString("title"));
{% if values.database == 'mariadb' %}
    private static final String PUT =
            "INSERT INTO item (id, title) VALUES (?, ?) ON DUPLICATE KEY UPDATE title = VALUES(title)";
{% else %}
    private static final String PUT =
            "INSERT INTO item (id, title) VALUES (CAST(? AS uuid), ?)"
                    + " ON CONFLICT (id) DO UPDATE SET title = EXCLUDED.title, updated_at = now()";
{% endif %}

    private final JdbcTemplate writer;
    private final JdbcTemplate reader;
    private final Runnable onClose;

    public JdbcItemStore(DataSource writer, DataSource reader, Runnable onClose) {
        this.writer = new JdbcTemplate(writer);
        this.reader = new JdbcTemplate(reader);
        this.onClose = onClose;
    }

    @Override
    public void put(Item item) {
        reach(() -> writer.update(PUT, item.id(), item.title()));
    }

    @Override
    public Optional<Item> get(String id) {
        String sql = "SELECT id, title FROM item WHERE id = ${{ 'CAST(? AS uuid)' if values.database == 'postgresql' else '?' }}";
        return reach(() -> reader.query(sql, ITEM, id)).stream().findFirst();
    }

    @Override
    public List<Item> list(int limit) {
        String sql = "SELECT id, title FROM item ORDER BY created_at DESC, id LIMIT ?";
        return reach(() -> reader.query(sql, ITEM, limit));
    }

    @Override
    public void ping() {
        reach(() -> reader.queryForObject("SELECT 1", Integer.class));
    }

    @Override
    public void close() {
        onClose.run();
    }

    private static <T> T reach(Supplier<T> call) {
        try {
            return call.get();
        } catch (DataAccessException e) {
            throw Away.isAway(e) ? new Unavailable("The database does not answer", e) : e;
        }
    }
}
