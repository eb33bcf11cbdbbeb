/** Where `./portal start` puts things; see scripts/portal/ports.mjs. */
export const PORTAL = 'http://localhost:3000';
export const BACKEND = 'http://localhost:7007';
export const LOCAL_CLOUD = 'http://127.0.0.1:4566';
export const BALANCER = {
  'course-registration': 'http://127.0.0.1:4581',
  'campus-portal': 'http://127.0.0.1:4582',
  platform: 'http://127.0.0.1:4585',
} as const;
