export * from './observationSchemas';
export * from './planSchemas';
