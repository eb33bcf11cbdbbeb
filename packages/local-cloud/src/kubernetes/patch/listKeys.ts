import { isJsonObject, Json, JsonObject } from './json';

/** Lists whose items are told apart by fields of theirs (listType=map); every other list is one value. */
const KEYS: Readonly<Record<string, readonly string[]>> = {
  containers: ['name'],
  initContainers: ['name'],
  volumes: ['name'],
  env: ['name'],
  imagePullSecrets: ['name'],
  volumeMounts: ['mountPath'],
  conditions: ['type'],
  addresses: ['type'],
  ownerReferences: ['uid'],
};

/** Lists of plain values of which each stands for itself (listType=set). */
const SETS = ['finalizers'];

/** The fields that identify the items of the list called `field`, or undefined when it is replaced as a whole. */
export function listKeys(
  field: string,
  list: readonly Json[],
): readonly string[] | undefined {
  const keys = field === 'ports' ? portKeys(list) : KEYS[field];
  return keys &&
    list.every(item => isJsonObject(item) && item[keys[0]] !== undefined)
    ? keys
    : undefined;
}

export function isSet(field: string): boolean {
  return SETS.includes(field);
}

/** Values of the identifying fields, as text. Protocol may be left out, and is TCP then. */
export function itemKey(item: JsonObject, keys: readonly string[]): string {
  return JSON.stringify(
    Object.fromEntries(
      keys.map(key => [key, item[key] ?? (key === 'protocol' ? 'TCP' : null)]),
    ),
  );
}

function portKeys(list: readonly Json[]): readonly string[] {
  const inContainer = list.some(
    item => isJsonObject(item) && item.containerPort !== undefined,
  );
  return inContainer ? ['containerPort', 'protocol'] : ['port', 'protocol'];
}
