export * from './buildInput';
export * from './buildObservation';
export * from './exampleObservation';
export * from './exampleWorkload';
export * from './readings';
