import express from 'express';

/** The entity ref whose parts are in the path. */
export function refOf(request: express.Request): string {
  const { kind, namespace, name } = request.params;
  return `${kind}:${namespace}/${name}`;
}
