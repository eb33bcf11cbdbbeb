/* The backend's parts are no public interface of its package: M1 measures exactly them, and one file reaches over. */
/* eslint-disable @backstage/no-relative-monorepo-imports */
export { createAdapters } from '../../../plugins/hybrid-cloud-backend/src/adapters';
export { readHybridCloudConfig } from '../../../plugins/hybrid-cloud-backend/src/config';
export { createHybridCloud } from '../../../plugins/hybrid-cloud-backend/src/createHybridCloud';
export { silentAnnouncer } from '../../../plugins/hybrid-cloud-backend/src/record/announce';
