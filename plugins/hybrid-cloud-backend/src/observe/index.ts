export * from './FleetCollector';
export * from './FleetPorts';
