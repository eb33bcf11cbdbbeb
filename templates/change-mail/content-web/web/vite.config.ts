import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

/** `npm run dev` in service/. */
const SERVICE = 'http://127.0.0.1:8080';
/** The service tells the page where it signs in, so it must know where the page is. */
const passOn = {
  target: SERVICE,
  headers: { 'x-forwarded-host': 'localhost:5173' },
};

export default defineConfig({
  plugins: [react()],
  server: {
    port: 5173,
    strictPort: true,
    proxy: {
      '/api': passOn,
      '/issuer': passOn,
      '/config.json': passOn,
      '/letters': passOn,
    },
  },
  test: {
    environment: 'jsdom',
    include: ['test/**/*.test.{ts,tsx}'],
    restoreMocks: true,
  },
});
