import fc from 'fast-check';
import { KubeObject } from '../objects/KubeObject';
import { resourceTypes } from '../resources';
import { StatusError } from '../StatusError';
import { objectKey } from './ObjectRef';
import { ObjectStore } from './ObjectStore';

const RESOURCES = resourceTypes({ karpenter: false });
const CONFIG_MAPS = RESOURCES.find(({ id }) => id === 'configmaps')!;

function make(historyLimit = 1000) {
  let uid = 0;
  return new ObjectStore({
    resources: RESOURCES,
    now: () => 0,
    newUid: () => `uid-${uid++}`,
    historyLimit,
  });
}

function configMap(name: string, value = '') {
  return {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { namespace: 'a', name },
    data: { value },
  };
}

const codeOf = (call: () => unknown) => {
  try {
    call();
  } catch (error) {
    if (error instanceof StatusError) return error.status.reason;
    throw error;
  }
  return 'done';
};

const edits = fc.array(
  fc.record({
    name: fc.constantFrom('x', 'y', 'z'),
    value: fc.string(),
    gone: fc.boolean(),
  }),
  {
    maxLength: 40,
  },
);

function edit(
  store: ObjectStore,
  change: { name: string; value: string; gone: boolean },
): void {
  const ref = { namespace: 'a', name: change.name };
  const present = store.get(CONFIG_MAPS, ref);
  if (!present) store.create(CONFIG_MAPS, configMap(change.name, change.value));
  else if (change.gone) store.remove(CONFIG_MAPS, ref);
  else
    store.replace(CONFIG_MAPS, {
      ...present,
      ...configMap(change.name, change.value),
      metadata: present.metadata,
    });
}

const state = (store: ObjectStore) =>
  new Map([...store.list(CONFIG_MAPS)].map(o => [objectKey(o.metadata), o]));

describe('the object store', () => {
  it('409 for what exists already and for an old version, 404 for what is not there', () => {
    const store = make();
    const first = store.create(CONFIG_MAPS, configMap('x'));
    expect(codeOf(() => store.create(CONFIG_MAPS, configMap('x')))).toBe(
      'AlreadyExists',
    );
    store.replace(CONFIG_MAPS, first, first.metadata.resourceVersion);
    expect(
      codeOf(() =>
        store.replace(CONFIG_MAPS, first, first.metadata.resourceVersion),
      ),
    ).toBe('Conflict');
    expect(
      codeOf(() => store.remove(CONFIG_MAPS, { namespace: 'a', name: 'y' })),
    ).toBe('NotFound');
  });

  it('shows any state its history still reaches, exactly as it was', () => {
    fc.assert(
      fc.property(edits, changes => {
        const store = make();
        const seen: [number, ReadonlyMap<string, KubeObject>][] = [
          [store.version, state(store)],
        ];
        for (const change of changes) {
          edit(store, change);
          seen.push([store.version, state(store)]);
        }
        for (const [version, then] of seen)
          expect(store.listAt(CONFIG_MAPS, version)).toEqual(then);
      }),
    );
  });

  it('a list and the changes after it give the present state', () => {
    fc.assert(
      fc.property(edits, edits, (before, after) => {
        const store = make();
        before.forEach(change => edit(store, change));
        const copy = state(store);
        const { version } = store;
        after.forEach(change => edit(store, change));
        for (const change of store.changesSince(CONFIG_MAPS, version) ?? []) {
          if (change.type === 'DELETED') copy.delete(change.key);
          else copy.set(change.key, change.object);
        }
        expect(copy).toEqual(state(store));
      }),
    );
  });

  it('history is bounded; what lies before it is gone, not wrong', () => {
    const store = make(5);
    const { version } = store;
    for (let i = 0; i < 30; i++)
      edit(store, { name: 'x', value: String(i), gone: false });
    expect(store.changesSince(CONFIG_MAPS, version)).toBeUndefined();
    expect(store.listAt(CONFIG_MAPS, version)).toBeUndefined();
    expect(store.changesSince(CONFIG_MAPS, store.version - 5)).toHaveLength(5);
  });
});
