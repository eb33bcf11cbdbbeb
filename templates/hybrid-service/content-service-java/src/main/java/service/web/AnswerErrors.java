package service.web;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
{% if values.sessions == 'redis' %}
import org.springframework.dao.DataAccessException;
{% endif %}
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** Mistakes of the caller are told; faults of ours are logged, not shown. */
@RestControllerAdvice
public class AnswerErrors {
    private static final Logger LOG = LoggerFactory.getLogger(AnswerErrors.class);

    @ExceptionHandler
    ResponseEntity<Problem> mistake(BadRequest e) {
        return answer(400, "invalid", e.getMessage());
    }

    @ExceptionHandler
    ResponseEntity<Problem> unreadable(HttpMessageNotReadableException e) {
        return answer(400, "invalid", "The body is not the JSON that was expected.");
    }

    @ExceptionHandler
    ResponseEntity<Problem> wrongType(MethodArgumentTypeMismatchException e) {
        return answer(400, "invalid", e.getName() + " is not of the type that was expected.");
    }

    @ExceptionHandler
    ResponseEntity<Problem> away(Unavailable e) {
        LOG.warn(e.getMessage(), e);
        return ResponseEntity.status(503)
                .header("retry-after", "2")
                .body(new Problem("unavailable", e.getMessage() + ". The same request may be sent again."));
    }
{% if values.sessions == 'redis' %}

    @ExceptionHandler
    ResponseEntity<Problem> sessionsAway(DataAccessException e) {
        return away(new Unavailable("The session store does not answer", e));
    }
{% endif %}
{% if values.signIn != 'none' or values.waitingRoom %}

    @ExceptionHandler
    ResponseEntity<Object> refusal(Refusal e) {
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(e.status());
        e.headers().forEach(answer::header);
        return answer.body(e.body());
    }
{% endif %}

    /** What Spring itself refuses (no such path, method or media type) carries its status; all else is our fault. */
    @ExceptionHandler
    ResponseEntity<Problem> other(Exception e) {
        int status = e instanceof ErrorResponse refusal ? refusal.getStatusCode().value() : 500;
        if (status == 404) return answer(404, "not-found", "There is nothing here.");
        if (status < 500) return answer(status, "refused", String.valueOf(e.getMessage()));
        LOG.error("request failed", e);
        return answer(500, "internal", "Something went wrong on our side.");
    }

    private static ResponseEntity<Problem> answer(int status, String error, String message) {
        return ResponseEntity.status(status).body(new Problem(error, message));
    }
}
