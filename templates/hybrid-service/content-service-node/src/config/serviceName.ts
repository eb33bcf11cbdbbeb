/** The name this service was created with; SERVICE_NAME overrides it. */
export const CREATED_AS = '${{ values.name }}';
