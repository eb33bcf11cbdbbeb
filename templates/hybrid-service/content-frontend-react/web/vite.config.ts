import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

/** Where the service listens while you work on the page: `npm run dev` in the other folder. */
const service = process.env.SERVICE_URL ?? 'http://localhost:8080';

export default defineConfig({
  plugins: [react()],
  server: {
    proxy: {
{% if values.signIn in ['oidc', 'cognito'] %}
      // The browser itself goes here, and on to the provider.
      '/session/': { target: service },
{% endif %}
{% if values.waitingRoom %}
      // Where the waiting room sends whom it lets in.
      '/admission/': { target: service },
{% endif %}
      // Last, for the first that fits is taken. Questions to the service ask for JSON; pages, scripts and styles come from here.
      '/': {
        target: service,
        bypass: request =>
          request.headers.accept === 'application/json' ? undefined : request.url,
      },
    },
  },
  // No code in the page itself: the service's content security policy allows files of its own only.
  build: { modulePreload: { polyfill: false }, assetsInlineLimit: 0 },
  test: { environment: 'jsdom', include: ['test/**/*.test.tsx'] },
});
