package service.web;

import java.util.Map;

/** An answer that says no, as it is sent. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient Object body;
    private final transient Map<String, String> headers;

    public Refusal(int status, Object body, Map<String, String> headers) {
        super("refused with status " + status, null, false, false);
        this.status = status;
        this.body = body;
        this.headers = headers;
    }

    int status() {
        return status;
    }

    Object body() {
        return body;
    }

    Map<String, String> headers() {
        return headers;
    }
}
