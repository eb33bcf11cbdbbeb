import fs from 'fs';
import path from 'path';
import { parse } from 'yaml';
import { openApiDocument } from './openapi.generated';

interface Operation {
  readonly operationId: string;
  readonly responses: Readonly<Record<string, object>>;
}

const document: {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
} = parse(fs.readFileSync(path.join(__dirname, 'openapi.yaml'), 'utf8'), {
  merge: true,
});

describe('openapi.yaml', () => {
  it('is what the router validates with (else run `yarn openapi` here)', () => {
    expect(document).toEqual(openApiDocument);
  });

  it('gives every operation a name of its own and the shape of errors', () => {
    const operations = Object.values(document.paths).flatMap(item =>
      Object.entries(item)
        .filter(([verb]) => verb !== 'parameters')
        .map(([, operation]) => operation),
    );
    const names = operations.map(({ operationId }) => operationId);
    expect(new Set(names).size).toBe(names.length);
    for (const { responses } of operations) {
      expect(responses.default).toEqual({
        $ref: '#/components/responses/Error',
      });
    }
  });
});
