/** The name this service was created with; SERVICE_NAME overrides it. */
export const CREATED_AS = '${{ values.name }}';
{% if values.sessions == 'redis' or values.waitingRoom %}
/** Where its users were to find it; PUBLIC_URL overrides it. */
export const PUBLIC_URL = '${{ values.publicUrl }}';
{% endif %}
