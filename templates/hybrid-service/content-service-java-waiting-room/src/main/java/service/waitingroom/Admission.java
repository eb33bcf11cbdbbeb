package service.waitingroom;

/**
 * A person whom the waiting room has let in.
 *
 * @param until seconds since 1970
 */
public record Admission(String person, long until) {}
