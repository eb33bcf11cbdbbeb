import {
  ParsedHybridSpec,
  parseHybridSpec,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import { parse } from 'yaml';
import { Findings, RenderedFolder } from '../RenderedFolder';

export function readHybridSpec({ files }: RenderedFolder): ParsedHybridSpec {
  return parseHybridSpec(parse(files.get('catalog-info.yaml') ?? 'kind: None'));
}

/** `spec.hybrid` is valid, and the lint of trigger loops has nothing to say but that there is no switch yet. */
export function checkHybridSpec(folder: RenderedFolder): Findings {
  const parsed = readHybridSpec(folder);
  switch (parsed.kind) {
    case 'ok':
      return parsed.warnings
        .filter(({ path }) => path !== 'spec.hybrid.traffic.switch')
        .map(({ path, value, expected }) => `${path} is ${value}: ${expected}`);
    case 'invalid':
      return parsed.problems.map(
        ({ path, value, expected }) => `${path} is ${value}: ${expected}`,
      );
    case 'none':
      return ['catalog-info.yaml has no spec.hybrid'];
    default: {
      const never: never = parsed;
      return never;
    }
  }
}
