package service.web;

/** What every answer that is not good looks like. */
public record Problem(String error, String message) {}
