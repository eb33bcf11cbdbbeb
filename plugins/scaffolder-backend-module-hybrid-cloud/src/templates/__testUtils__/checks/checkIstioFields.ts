import { join } from 'node:path';
import {
  createProgram,
  createSourceFile,
  createCompilerHost,
  flattenDiagnosticMessageText,
  getPreEmitDiagnostics,
  ModuleKind,
  ModuleResolutionKind,
  ScriptTarget,
} from 'typescript';
import { Findings } from '../RenderedFolder';
import { Manifest } from './checkManifests';

const ISTIO = /^networking\.istio\.io\/v1$/;
/** Beside this file, so that packages are found as from here. */
const SOURCE = join(__dirname, 'manifests.generated.ts');

/**
 * Every field of Istio's kinds is one that Istio describes, with a value of the right type. The description is in types,
 * so the manifests are written down as literals and the compiler is asked: it refuses what a type does not have.
 */
export function checkIstioFields(manifests: readonly Manifest[]): Findings {
  const istio = manifests.filter(({ apiVersion }) => ISTIO.test(apiVersion));
  if (istio.length === 0) return [];
  const kinds = [...new Set(istio.map(({ kind }) => kind))];
  const lines = [
    ...kinds.map(
      kind =>
        `import { I${kind} } from '@kubernetes-models/istio/networking.istio.io/v1/${kind}';`,
    ),
    ...istio.map(
      ({ apiVersion: _, kind, ...rest }, index) =>
        `export const m${index}: Omit<I${kind}, 'apiVersion' | 'kind'> = ${JSON.stringify(
          rest,
        )};`,
    ),
  ];
  const source = lines.join('\n');
  const options = {
    module: ModuleKind.ESNext,
    moduleResolution: ModuleResolutionKind.Bundler,
    target: ScriptTarget.ES2022,
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    types: [],
  };
  const host = createCompilerHost(options);
  const { getSourceFile, fileExists } = host;
  host.fileExists = file => file === SOURCE || fileExists(file);
  host.getSourceFile = (file, ...rest) =>
    file === SOURCE
      ? createSourceFile(file, source, ScriptTarget.ES2022)
      : getSourceFile(file, ...rest);
  const program = createProgram([SOURCE], options, host);
  return getPreEmitDiagnostics(program).map(({ messageText, file, start }) => {
    const line = source.slice(0, start ?? 0).split('\n').length - 1;
    const manifest = istio[line - kinds.length];
    const message = flattenDiagnosticMessageText(messageText, ' ');
    return file && manifest
      ? `${manifest.kind} ${manifest.metadata.name}: ${message}`
      : message;
  });
}
