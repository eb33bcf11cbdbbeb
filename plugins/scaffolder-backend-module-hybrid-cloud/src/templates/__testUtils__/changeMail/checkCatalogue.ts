import {
  apiEntityV1alpha1Validator,
  componentEntityV1alpha1Validator,
  Entity,
} from '@backstage/catalog-model';
import { parse, parseAllDocuments } from 'yaml';
import { at } from '../at';
import { Findings, RenderedFolder } from '../RenderedFolder';

/** A Component that provides an API whose contract is beside it, both as the catalogue wants them; and no spec.hybrid. */
export async function checkCatalogue({
  files,
}: RenderedFolder): Promise<Findings> {
  const [component, api]: readonly Entity[] = parseAllDocuments(
    files.get('catalog-info.yaml') ?? '',
  ).map(document => document.toJS());
  const isComponent = await isValid(() =>
    componentEntityV1alpha1Validator.check(component),
  );
  // The catalogue puts the file in before it checks.
  const withText = {
    ...api,
    spec: { ...api?.spec, definition: files.get('openapi.yaml') },
  };
  const isApi = await isValid(() => apiEntityV1alpha1Validator.check(withText));
  const contract = parse(files.get('openapi.yaml') ?? '');
  const wrong: readonly (readonly [string, boolean])[] = [
    ['the Component is none', !isComponent],
    ['the API is none', !isApi],
    [
      'its definition is not openapi.yaml',
      at(api, 'spec', 'definition', '$text') !== './openapi.yaml',
    ],
    [
      'the Component does not provide it',
      at(component, 'spec', 'providesApis', 0) !== api?.metadata.name,
    ],
    ['there is a spec.hybrid', at(component, 'spec', 'hybrid') !== undefined],
    [
      'docs/index.md does not say why there is no spec.hybrid',
      !/spec\.hybrid/.test(files.get('docs/index.md') ?? ''),
    ],
    ['the contract is no OpenAPI 3.1', contract?.openapi !== '3.1.0'],
  ];
  return wrong
    .filter(([, isWrong]) => isWrong)
    .map(([what]) => `catalog-info.yaml: ${what}`);
}

async function isValid(check: () => Promise<boolean>): Promise<boolean> {
  try {
    return await check();
  } catch (error) {
    // A validator throws what is wrong; which field it is shows in the file.
    return error instanceof TypeError ? false : Promise.reject(error);
  }
}
