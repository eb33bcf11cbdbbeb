import { parseAllDocuments } from 'yaml';
import { RenderedFolder } from '../RenderedFolder';
import { runTool } from '../runTool';

/** As much of a manifest as checks read. */
export interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly labels?: Readonly<Record<string, string>>;
  };
  readonly spec?: unknown;
}

/** What an overlay, or a site's platform part, builds on beside itself; anything else may build on everything. */
function sharedBy(folder: string): RegExp {
  if (folder.startsWith('deploy/overlays/')) return /^deploy\/(base|release)\//;
  if (folder.startsWith('deploy/platform/')) {
    return /^deploy\/platform\/namespace\//;
  }
  return /^deploy\//;
}

/** By folder and what it may build on: many outputs differ elsewhere only, and a build takes a process. */
const builds = new Map<string, readonly Manifest[]>();

/** Builds a kustomization with `kubectl kustomize`. Throws what it says when it cannot. */
export function buildManifests(
  { path, files }: RenderedFolder,
  folder: string,
): readonly Manifest[] {
  const shared = sharedBy(folder);
  const sources = [...files].filter(
    ([file]) => file.startsWith(`${folder}/`) || shared.test(file),
  );
  const key = JSON.stringify([folder, sources]);
  const known = builds.get(key);
  if (known) return known;
  const built = runTool({
    name: 'kubectl',
    args: ['kustomize', folder],
    cwd: path,
  });
  if (!built.ok) throw new Error(built.said);
  const manifests: readonly Manifest[] = parseAllDocuments(built.stdout).map(
    document => document.toJS(),
  );
  builds.set(key, manifests);
  return manifests;
}
