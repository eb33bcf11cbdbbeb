package service.web;

/** The caller's mistake; the message names the field and what was expected. */
public final class BadRequest extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public BadRequest(String message) {
        super(message);
    }
}
