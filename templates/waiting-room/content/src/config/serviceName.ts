/**
 * The name this service was created with; SERVICE_NAME overrides it. The only
 * source file the template writes into.
 */
export const CREATED_AS = '${{ values.name }}';
