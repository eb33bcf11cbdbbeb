package service.web;

import jakarta.servlet.http.HttpServletRequest;

/** Stands before what not everybody may do. Every bean of this kind is asked. */
@FunctionalInterface
public interface Guard {
    /** Throws Refusal for who may not pass. */
    void check(HttpServletRequest request);
}
