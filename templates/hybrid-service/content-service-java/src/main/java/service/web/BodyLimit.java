package service.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/** No body over 64 KiB, and none that does not say how long it is: Tomcat has no limit of its own for JSON. */
public final class BodyLimit extends OncePerRequestFilter {
    private static final long MOST_BYTES = 64 * 1024;

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean isOfUnknownLength = request.getContentLengthLong() < 0 && request.getHeader("transfer-encoding") != null;
        if (isOfUnknownLength) {
            refuse(response, 411, "length-required", "Send the body with its length.");
        } else if (request.getContentLengthLong() > MOST_BYTES) {
            refuse(response, 413, "too-large", "A body may have up to 65536 bytes.");
        } else {
            chain.doFilter(request, response);
        }
    }

    private static void refuse(HttpServletResponse response, int status, String error, String message)
            throws IOException {
        response.setStatus(status);
        response.setContentType("application/json");
        response.getWriter().write("{\"error\":\"" + error + "\",\"message\":\"" + message + "\"}");
    }
}
