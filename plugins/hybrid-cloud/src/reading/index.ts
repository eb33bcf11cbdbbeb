export * from './describeReading';
export * from './Hint';
export * from './ReadingValue';
export * from './Spoken';
