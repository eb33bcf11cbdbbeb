package service.items;

/**
 * The database did not answer. Nothing is known about whether the call took effect; every call of the store may be
 * repeated.
 */
public final class StoreUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StoreUnavailable(Throwable cause) {
        super("The database is away", cause);
    }
}
