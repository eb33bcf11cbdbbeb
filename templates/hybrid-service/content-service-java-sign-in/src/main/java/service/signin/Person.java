package service.signin;

import java.io.Serializable;

/**
 * Who has signed in.
 *
 * @param id stays the same for this person
 */
public record Person(String id, String name) implements Serializable {}
