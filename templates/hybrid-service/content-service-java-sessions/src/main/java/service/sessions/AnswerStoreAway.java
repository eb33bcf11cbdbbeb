package service.sessions;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Sessions are read and written outside of the controllers too, where no handler of errors looks. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 20)
public final class AnswerStoreAway extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (DataAccessException e) {
            if (response.isCommitted()) throw e;
            logger.warn("The session store does not answer", e);
            response.reset();
            response.setStatus(503);
            response.setHeader("retry-after", "2");
            response.setContentType("application/json");
            response.getWriter()
                    .write("{\"error\":\"unavailable\",\"message\":\"The session store does not answer."
                            + " The same request may be sent again.\"}");
        }
    }
}
