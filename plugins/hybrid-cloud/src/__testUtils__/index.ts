export * from './exampleEstate';
export * from './exampleFleet';
export * from './exampleHistory';
export * from './examplePlan';
export * from './FakeHybridCloudApi';
