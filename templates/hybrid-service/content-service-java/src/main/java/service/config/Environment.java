package service.config;

{% if values.sessions == 'redis' or values.waitingRoom %}
import java.net.URI;
import java.net.URISyntaxException;
{% endif %}
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads variables one by one and keeps every mistake, so that all are told at once. Empty counts as not set. */
final class Environment {
    private final Map<String, String> variables;
    private final List<String> mistakes = new ArrayList<>();

    Environment(Map<String, String> variables) {
        this.variables = variables;
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(variables.get(name)).filter(value -> !value.isEmpty());
    }

    String text(String name, String otherwise) {
        return text(name).orElse(otherwise);
    }

    int whole(String name, int least, int most, int otherwise) {
        Optional<String> value = text(name);
        if (value.isEmpty()) return otherwise;
        try {
            int number = Integer.parseInt(value.get());
            if (number >= least && number <= most) return number;
        } catch (NumberFormatException e) {
            // Told below, in the same words as a number that does not fit.
        }
        mistake(name, "expected a whole number from " + least + " to " + most);
        return otherwise;
    }

    String oneOf(String name, List<String> choices, String otherwise) {
        String value = text(name, otherwise);
        if (!choices.contains(value)) mistake(name, "expected one of " + String.join(", ", choices));
        return value;
    }

{% if values.sessions == 'redis' or values.waitingRoom %}
    URI address(String name, String otherwise, String... schemes) {
        String value = text(name, otherwise);
        try {
            URI address = new URI(value);
            if (address.getHost() != null && List.of(schemes).contains(address.getScheme())) return address;
        } catch (URISyntaxException e) {
            // Told below.
        }
        mistake(name, "expected an address that begins with " + String.join(":// or ", schemes) + "://");
        return URI.create(schemes[0] + "://not.set");
    }

{% endif %}
    /** Where the service is for users, not for those who work on it. */
    boolean isProduction() {
        return text("APP_ENV", "").equals("production");
    }

    void mistake(String name, String words) {
        mistakes.add(name + ": " + words);
    }

    /** Throws SettingsProblem when anything was wrong. */
    void check() {
        if (!mistakes.isEmpty()) throw new SettingsProblem(mistakes);
    }
}
