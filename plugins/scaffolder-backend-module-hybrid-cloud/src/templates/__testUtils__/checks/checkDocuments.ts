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
  // Tags of Python's own count as mistakes: MkDocs reads them, and TechDocs refuses to.
  return parseAllDocuments(content).flatMap(document =>
    [...document.errors, ...document.warnings].map(
      problem => `${file}: ${problem.message}`,
    ),
  );
}
