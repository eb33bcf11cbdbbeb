export * from './Announcer';
export * from './PortalAnnouncer';
