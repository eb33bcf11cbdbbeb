export * from './Clock';
export * from './errors';
export * from './extensions';
export * from './ports';
export * from './permissions';
export * from './readings';
