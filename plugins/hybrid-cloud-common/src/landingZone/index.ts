export type { LandingZone } from './LandingZoneSchema';
export * from './parseLandingZone';
