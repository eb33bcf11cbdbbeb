package service.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import service.config.Settings;

/**
 * Against forged requests: what changes something must not come from another site's page. Browsers say where a request
 * comes from; programs say nothing and send no cookie by themselves.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
public final class RefuseOtherSites extends OncePerRequestFilter {
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    private final String ownOrigin;

    public RefuseOtherSites(Settings settings) {
        this.ownOrigin = settings.cookies().publicUrl();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (SAFE.contains(request.getMethod()) || isOwn(request)) {
            chain.doFilter(request, response);
            return;
        }
        response.setStatus(403);
        response.setContentType("application/json");
        response.getWriter()
                .write("{\"error\":\"other-site\",\"message\":\"This request comes from the page of another site.\"}");
    }

    private boolean isOwn(HttpServletRequest request) {
        String site = request.getHeader("sec-fetch-site");
        if (site != null) return site.equals("same-origin") || site.equals("none");
        // A browser from before that header.
        String origin = request.getHeader("origin");
        return origin == null || origin.equals(ownOrigin);
    }
}
