/** Where an object is; `namespace` is absent for cluster-wide ones. */
export interface ObjectRef {
  readonly namespace?: string;
  readonly name: string;
}

export function objectKey(ref: ObjectRef): string {
  return ref.namespace ? `${ref.namespace}/${ref.name}` : ref.name;
}
