import * as models from '@kubernetes/client-node';
import { Findings } from '../RenderedFolder';
import { Manifest } from './checkManifests';

/** What the Kubernetes client says about one field of a model, as generated from the API's own description. */
interface Attribute {
  readonly baseName: string;
  readonly type: string;
}

/** Kinds whose fields the Kubernetes API does not know: each is described by whoever made it. */
const CUSTOM =
  /^(elbv2\.k8s\.aws|karpenter\.sh|karpenter\.k8s\.aws|snapshot\.storage\.k8s\.io|argoproj\.io)\//;

const MODELS: ReadonlyMap<string, readonly Attribute[]> = new Map(
  Object.entries(models).flatMap(([name, model]) =>
    typeof model === 'function' && 'getAttributeTypeMap' in model
      ? [[name, readAttributes(model)] as const]
      : [],
  ),
);

function readAttributes(model: object): readonly Attribute[] {
  // Every generated model has this static method with this result.
  const { getAttributeTypeMap } = model as {
    getAttributeTypeMap(): readonly Attribute[];
  };
  return getAttributeTypeMap.call(model);
}

/** Every field of a manifest is one that its kind has, with a value of the right type. Unknown fields are refused. */
export function checkKubernetesFields(manifest: Manifest): Findings {
  const { apiVersion, kind } = manifest;
  if (CUSTOM.test(apiVersion)) return [];
  const version = apiVersion.split('/').pop() ?? '';
  const model = version[0].toLocaleUpperCase('en-US') + version.slice(1) + kind;
  return MODELS.has(model)
    ? fieldFindings(model, manifest, kind)
    : [`${apiVersion} ${kind} is no kind of Kubernetes`];
}

function fieldFindings(type: string, value: unknown, path: string): Findings {
  const element = /^Array<(.*)>$/.exec(type)?.[1];
  const entry = /^\{ \[key: string\]: (.*); \}$/.exec(type)?.[1];
  if (element) {
    return Array.isArray(value)
      ? value.flatMap((one, i) => fieldFindings(element, one, `${path}[${i}]`))
      : [`${path} is no list`];
  }
  if (type === 'any') return [];
  if (type === 'IntOrString') {
    return scalar(path, value, 'number', 'string');
  }
  const attributes = MODELS.get(type);
  if (!attributes && !entry) return scalar(path, value, type);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return [`${path} is no group of fields`];
  }
  return Object.entries(value).flatMap(([name, inner]) => {
    const known = entry ?? attributes?.find(a => a.baseName === name)?.type;
    return known
      ? fieldFindings(known, inner, `${path}.${name}`)
      : [`${path}.${name} is unknown to ${type}`];
  });
}

function scalar(
  path: string,
  value: unknown,
  ...types: readonly string[]
): Findings {
  const type = typeof value;
  return types.includes(type)
    ? []
    : [`${path} is a ${type}, expected ${types.join(' or ')}`];
}
