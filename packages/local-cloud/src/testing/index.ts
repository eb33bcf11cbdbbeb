export * from '../aws/testing/startAws';
export * from '../aws/testing/testEstate';
