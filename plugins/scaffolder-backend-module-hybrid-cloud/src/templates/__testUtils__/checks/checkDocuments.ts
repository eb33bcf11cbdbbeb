import { parseAllDocuments } from 'yaml';
import { Findings, RenderedFolder } from '../RenderedFolder';

/** Every YAML and JSON file parses, without warnings and without a key twice. */
export function checkDocuments({ files }: RenderedFolder): Findings {
  return [...files].flatMap(([file, content]) => {
    if (/\.json$/.test(file)) return jsonFindings(file, content);
    if (/\.ya?ml$/.test(file)) return yamlFindings(file, content);
    return [];
  });
}

function jsonFindings(file: string, content: string): Findings {
  try {
    JSON.parse(content);
    return [];
  } catch (error) {
    return [`${file}: ${error}`];
  }
}

function yamlFindings(file: string, content: string): Findings {
  // MkDocs reads one tag of Python's own.
  const customTags = [
    {
      tag: 'tag:yaml.org,2002:python/name:pymdownx.superfences.fence_code_format',
      resolve: (value: string) => value,
    },
  ];
  return parseAllDocuments(content, { customTags }).flatMap(document =>
    [...document.errors, ...document.warnings].map(
      problem => `${file}: ${problem.message}`,
    ),
  );
}
