import fc from 'fast-check';
import { StatusError } from '../StatusError';
import {
  changedPaths,
  describePath,
  fromFieldsV1,
  leavesOf,
  toFieldsV1,
  withoutPaths,
} from './FieldSet';
import { Json, JsonObject } from './json';
import { jsonPatch } from './jsonPatch';
import { mergePatch } from './mergePatch';
import { strategicMergePatch } from './strategicMergePatch';

const POD: JsonObject = {
  metadata: { name: 'x', labels: { app: 'web' }, finalizers: ['a'] },
  spec: {
    containers: [
      {
        name: 'web',
        image: 'web:1',
        ports: [{ containerPort: 80, protocol: 'TCP' }],
        env: [{ name: 'A', value: '1' }],
        args: ['one', 'two'],
      },
      { name: 'side', image: 'side:1' },
    ],
    tolerations: [{ key: 'role', operator: 'Exists' }],
  },
};

const reasonOf = (call: () => unknown) => {
  try {
    call();
  } catch (error) {
    if (error instanceof StatusError) return error.status.reason;
    throw error;
  }
  return 'done';
};

describe('merge patch (RFC 7386)', () => {
  it.each<[Json, Json, Json]>([
    [{ a: 'b' }, { a: 'c' }, { a: 'c' }],
    [{ a: 'b' }, { b: 'c' }, { a: 'b', b: 'c' }],
    [{ a: 'b', b: 'c' }, { a: null }, { b: 'c' }],
    [{ a: ['b'] }, { a: 'c' }, { a: 'c' }],
    [{ a: { b: 'c' } }, { a: { b: 'd', c: null } }, { a: { b: 'd' } }],
    [{ a: [{ b: 'c' }] }, { a: [1] }, { a: [1] }],
    [
      ['a', 'b'],
      ['c', 'd'],
      ['c', 'd'],
    ],
    [{}, { a: { bb: { ccc: null } } }, { a: { bb: {} } }],
  ])('%j with %j', (target, patch, expected) => {
    expect(mergePatch(target, patch)).toEqual(expected);
  });
});

describe('JSON patch (RFC 6902)', () => {
  it.each<[string, Json, Json[], Json]>([
    [
      'adds a member',
      { a: 1 },
      [{ op: 'add', path: '/b', value: 2 }],
      { a: 1, b: 2 },
    ],
    [
      'inserts into a list',
      { a: [1, 3] },
      [{ op: 'add', path: '/a/1', value: 2 }],
      { a: [1, 2, 3] },
    ],
    [
      'appends',
      { a: [1] },
      [{ op: 'add', path: '/a/-', value: 2 }],
      { a: [1, 2] },
    ],
    ['removes', { a: 1, b: 2 }, [{ op: 'remove', path: '/a' }], { b: 2 }],
    [
      'removes from a list',
      { a: [1, 2] },
      [{ op: 'remove', path: '/a/0' }],
      { a: [2] },
    ],
    [
      'replaces',
      { a: { b: 1 } },
      [{ op: 'replace', path: '/a/b', value: 2 }],
      { a: { b: 2 } },
    ],
    ['moves', { a: 1 }, [{ op: 'move', from: '/a', path: '/b' }], { b: 1 }],
    [
      'copies',
      { a: 1 },
      [{ op: 'copy', from: '/a', path: '/b' }],
      { a: 1, b: 1 },
    ],
    [
      'unescapes',
      { 'a/b~c': 1 },
      [{ op: 'replace', path: '/a~1b~0c', value: 2 }],
      { 'a/b~c': 2 },
    ],
    [
      'replaces the whole',
      { a: 1 },
      [{ op: 'replace', path: '', value: { b: 1 } }],
      { b: 1 },
    ],
  ])('%s', (_name, target, patch, expected) => {
    expect(jsonPatch(target, patch)).toEqual(expected);
  });

  it('refuses what does not fit the object, or is no patch', () => {
    expect(reasonOf(() => jsonPatch({}, [{ op: 'remove', path: '/a' }]))).toBe(
      'Invalid',
    );
    expect(
      reasonOf(() => jsonPatch({}, [{ op: 'replace', path: '/a', value: 1 }])),
    ).toBe('Invalid');
    expect(
      reasonOf(() =>
        jsonPatch({ a: 1 }, [{ op: 'test', path: '/a', value: 2 }]),
      ),
    ).toBe('Invalid');
    expect(
      reasonOf(() =>
        jsonPatch({ a: [1] }, [{ op: 'add', path: '/a/5', value: 2 }]),
      ),
    ).toBe('Invalid');
    expect(reasonOf(() => jsonPatch({}, [{ op: 'conjure', path: '/a' }]))).toBe(
      'BadRequest',
    );
    expect(reasonOf(() => jsonPatch({}, { op: 'add' }))).toBe('BadRequest');
  });
});

describe('strategic merge patch', () => {
  const patched = (patch: Json) => strategicMergePatch(POD, patch);

  it('merges containers by name and their ports and environment within', () => {
    const result = patched({
      spec: {
        containers: [
          {
            name: 'web',
            image: 'web:2',
            env: [{ name: 'B', value: '2' }],
            ports: [{ containerPort: 81 }],
          },
        ],
      },
    });
    expect(result).toMatchObject({
      spec: {
        containers: [
          {
            name: 'web',
            image: 'web:2',
            env: [
              { name: 'A', value: '1' },
              { name: 'B', value: '2' },
            ],
            ports: [
              { containerPort: 80, protocol: 'TCP' },
              { containerPort: 81 },
            ],
            args: ['one', 'two'],
          },
          { name: 'side' },
        ],
      },
    });
  });

  it('replaces lists without a key, and unites sets', () => {
    expect(
      patched({ spec: { containers: [{ name: 'web', args: ['three'] }] } }),
    ).toMatchObject({
      spec: { containers: [{ args: ['three'] }, {}] },
    });
    expect(patched({ spec: { tolerations: [] } })).toMatchObject({
      spec: { tolerations: [] },
    });
    expect(patched({ metadata: { finalizers: ['b'] } })).toMatchObject({
      metadata: { finalizers: ['a', 'b'] },
    });
  });

  it('obeys its directives', () => {
    expect(
      patched({ spec: { containers: [{ name: 'side', $patch: 'delete' }] } }),
    ).toMatchObject({
      spec: { containers: [{ name: 'web' }] },
    });
    expect(
      patched({
        spec: {
          containers: [{ $patch: 'replace' }, { name: 'new', image: 'n' }],
        },
      }),
    ).toMatchObject({
      spec: { containers: [{ name: 'new', image: 'n' }] },
    });
    expect(
      patched({ metadata: { '$deleteFromPrimitiveList/finalizers': ['a'] } }),
    ).toMatchObject({
      metadata: { finalizers: [] },
    });
    expect(
      patched({ metadata: { $patch: 'replace', name: 'y' } }),
    ).toMatchObject({ metadata: { name: 'y' } });
    expect(
      patched({ spec: { $retainKeys: ['containers'] } }),
    ).not.toHaveProperty('spec.tolerations');
  });
});

describe('sets of fields', () => {
  it('go through the FieldsV1 notation and back', () => {
    const paths = new Set(leavesOf(POD).keys());
    expect(fromFieldsV1(toFieldsV1(paths))).toEqual(paths);
    expect(toFieldsV1(paths)).toMatchObject({
      'f:spec': {
        'f:containers': { 'k:{"name":"web"}': { '.': {}, 'f:image': {} } },
      },
    });
  });

  it('are named as conflicts name them', () => {
    const images = [...leavesOf(POD).keys()]
      .filter(path => path.endsWith('image'))
      .map(describePath);
    expect(images).toEqual([
      '.spec.containers[name="web"].image',
      '.spec.containers[name="side"].image',
    ]);
  });

  it('a merge patch changes no other paths than it names', () => {
    fc.assert(
      fc.property(
        fc.dictionary(
          fc.constantFrom('a', 'b', 'c'),
          fc.oneof(fc.string(), fc.constant(null)),
        ),
        labels => {
          const next = mergePatch(POD, { metadata: { labels } });
          const { set, removed } = changedPaths(POD, next as JsonObject);
          for (const path of [...set, ...removed])
            expect(describePath(path)).toMatch(/^\.metadata\.labels/);
        },
      ),
    );
  });

  it('taking all leaves away leaves nothing but identity', () => {
    expect(withoutPaths(POD, new Set(leavesOf(POD).keys()))).toEqual({
      metadata: { name: 'x' },
    });
  });
});
