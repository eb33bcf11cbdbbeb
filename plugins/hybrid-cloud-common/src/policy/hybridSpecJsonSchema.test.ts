import { hybridSpecJsonSchema } from './hybridSpecJsonSchema';

it('exports a JSON schema in which defaults are optional and unknown keys are refused', () => {
  const schema = hybridSpecJsonSchema();
  expect(schema.required).toEqual(['sites']);
  expect(schema.additionalProperties).toBe(false);
  expect(Object.keys(schema.properties ?? {})).toEqual([
    'criticality',
    'sites',
    'traffic',
    'data',
    'queue',
    'policy',
  ]);
});
