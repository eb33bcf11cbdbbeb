import { createBackend } from '@backstage/backend-defaults';
import { gitRemoteUrlReaderFactory } from '@hybrid-cloud-portal/backstage-plugin-catalog-backend-module-hybrid-cloud';

const backend = createBackend();

backend.add(import('@backstage/plugin-app-backend'));
backend.add(import('@backstage/plugin-proxy-backend'));

// Sign-in
backend.add(import('@backstage/plugin-auth-backend'));
// Asleep until auth.providers.github is configured: docs/guide/publish-to-github.md
backend.add(import('@backstage/plugin-auth-backend-module-github-provider'));
backend.add(
  import('@hybrid-cloud-portal/backstage-plugin-auth-backend-module-demo-users'),
);

// Catalogue
backend.add(import('@backstage/plugin-catalog-backend'));
backend.add(
  import('@backstage/plugin-catalog-backend-module-scaffolder-entity-model'),
);
backend.add(import('@backstage/plugin-catalog-backend-module-logs'));
backend.add(
  import('@hybrid-cloud-portal/backstage-plugin-catalog-backend-module-hybrid-cloud'),
);
backend.add(gitRemoteUrlReaderFactory);

// Who may do what
backend.add(import('@backstage/plugin-permission-backend'));
backend.add(
  import('@hybrid-cloud-portal/backstage-plugin-permission-backend-module-hybrid-cloud'),
);

// Templates
backend.add(import('@backstage/plugin-scaffolder-backend'));
backend.add(import('@backstage/plugin-scaffolder-backend-module-github'));
backend.add(
  import('@backstage/plugin-scaffolder-backend-module-notifications'),
);
backend.add(
  import('@hybrid-cloud-portal/backstage-plugin-scaffolder-backend-module-hybrid-cloud'),
);

// Documentation and search
backend.add(import('@backstage/plugin-techdocs-backend'));
backend.add(import('@backstage/plugin-search-backend'));
backend.add(import('@backstage/plugin-search-backend-module-pg'));
backend.add(import('@backstage/plugin-search-backend-module-catalog'));
backend.add(import('@backstage/plugin-search-backend-module-techdocs'));

// Clusters, seen through the kubernetes plugin's own tab
backend.add(import('@backstage/plugin-kubernetes-backend'));

// Telling people and pages
backend.add(import('@backstage/plugin-user-settings-backend'));
backend.add(import('@backstage/plugin-events-backend'));
backend.add(import('@backstage/plugin-notifications-backend'));
backend.add(import('@backstage/plugin-signals-backend'));
backend.add(import('@backstage/plugin-mcp-actions-backend'));

// The hybrid cloud
backend.add(
  import('@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-backend'),
);

backend.start();
