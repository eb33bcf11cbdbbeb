package service.signin;

import java.util.Optional;

/** Who knows people and their passwords. */
public interface Directory {
    /**
     * Empty when there is no such name or the password is another. Throws Unavailable when the directory does not
     * answer.
     */
    Optional<Person> check(String username, String password);
}
