package service.web;

/**
 * Something we depend on did not answer; the message says what and is shown to users. Nothing is known about whether
 * the call took effect; every call that throws this may be repeated.
 */
public final class Unavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Unavailable(String what, Throwable cause) {
        super(what, cause);
    }
}
