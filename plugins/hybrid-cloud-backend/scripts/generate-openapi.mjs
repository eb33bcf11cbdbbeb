// Writes from src/schema/openapi.yaml what the router validates with, and the types of the client in -common.
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import openapiTS, { astToString } from 'openapi-typescript';
import prettier from 'prettier';
import { parse } from 'yaml';

const here = path => fileURLToPath(new URL(path, import.meta.url));
const notice =
  '// Generated from src/schema/openapi.yaml of the backend by its scripts/generate-openapi.mjs; do not edit.\n\n';

async function write(path, text) {
  const options = await prettier.resolveConfig(path);
  const formatted = prettier.format(notice + text, {
    ...options,
    parser: 'typescript',
  });
  await writeFile(path, formatted);
}

const text = await readFile(here('../src/schema/openapi.yaml'), 'utf8');
const document = parse(text, { merge: true });

await write(
  here('../src/schema/openapi.generated.ts'),
  `/** The API's description, as the router validates requests with it. */\nexport const openApiDocument = ${JSON.stringify(
    document,
  )};\n`,
);
await write(
  here('../../hybrid-cloud-common/src/client/openapi.generated.ts'),
  astToString(await openapiTS(structuredClone(document))),
);
