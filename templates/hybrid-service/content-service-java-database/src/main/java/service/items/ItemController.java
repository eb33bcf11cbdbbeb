package service.items;

{% if values.signIn != 'none' or values.waitingRoom %}
import jakarta.servlet.http.HttpServletRequest;
{% endif %}
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import service.web.BadRequest;
{% if values.signIn != 'none' or values.waitingRoom %}
import service.web.Guard;
{% endif %}
import service.web.Problem;

/** The service's first resource, for all to read: replace it by what the service is for. */
@RestController
@RequestMapping("/items")
public class ItemController {
    private static final int MOST = 200;

    private final ItemStore items;
{% if values.signIn != 'none' or values.waitingRoom %}
    private final List<Guard> guards;

    public ItemController(ItemStore items, List<Guard> guards) {
        this.items = items;
        this.guards = guards;
    }
{% else %}

    public ItemController(ItemStore items) {
        this.items = items;
    }
{% endif %}

    @GetMapping
    Items list(@RequestParam(name = "limit", defaultValue = "50") int limit) {
        if (limit < 1 || limit > MOST) throw new BadRequest("querystring/limit: expected 1 to " + MOST);
        return new Items(items.list(limit));
    }

    @GetMapping("/{id}")
    ResponseEntity<?> get(@PathVariable("id") String id) {
        return items.get(Item.checkedId(id))
                .<ResponseEntity<?>>map(ResponseEntity::ok)
                .orElseGet(() -> ResponseEntity.status(404).body(new Problem("not-found", "There is no such item.")));
    }

    @PutMapping("/{id}")
{% if values.signIn != 'none' or values.waitingRoom %}
    Item put(@PathVariable("id") String id, @RequestBody Title body, HttpServletRequest request) {
        guards.forEach(guard -> guard.check(request));
{% else %}
    Item put(@PathVariable("id") String id, @RequestBody Title body) {
{% endif %}
        Item item = Item.of(id, body.title());
        items.put(item);
        return item;
    }

    /** The body of a PUT. */
    public record Title(String title) {}

    /** The answer of the list. */
    public record Items(List<Item> items) {}
}
