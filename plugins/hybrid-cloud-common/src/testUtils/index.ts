export * from './buildInput';
export * from './buildObservation';
export * from './exampleDecision';
export * from './exampleObservation';
export * from './exampleWorkload';
export * from './readings';
