export * from './Clock';
export * from './errors';
export * from './extensions';
export * from './gitRemotes';
export * from './ports';
export * from './permissions';
export * from './readings';
