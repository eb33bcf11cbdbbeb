package service.config;

import java.util.List;

/** The environment is wrong; the message lists every mistake in it, and repeats no value. */
public final class SettingsProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SettingsProblem(List<String> mistakes) {
        super("The environment has " + (mistakes.size() == 1 ? "a mistake" : mistakes.size() + " mistakes")
                + ":\n  - " + String.join("\n  - ", mistakes));
    }
}
