import { Findings, RenderedFolder } from '../RenderedFolder';

/** What a template leaves behind when it was not rendered, or rendered from nothing. */
const LEFTOVERS: readonly (readonly [RegExp, string])[] = [
  // The scaffolder's own words; a workflow has `outputs` where a template has `output`.
  [
    /\$\{\{[-\s]*(values|parameters)\b|\$\{\{[^}]*\.output\b/,
    'template syntax',
  ],
  [/\{%|%\}|\{#|#\}/, 'template syntax'],
  [/\[object Object\]/, 'an object written as text'],
];
/** A value that was missing shows as this, or as nothing between two separators. */
const HOLES: readonly (readonly [RegExp, RegExp, string])[] = [
  [/\.(ya?ml|tf|conf|sh|json|md)$/, /\b(undefined|NaN)\b/, 'a missing value'],
  [
    /\.(tf|ya?ml|conf|sh|md)$/,
    /https?:\/\/(\/|\.|\s|$)|\.\.example|:\/\/undefined/,
    'an empty host',
  ],
  [
    /\.(tf|ya?ml)$/,
    /[ :]\/[a-z0-9-]+:unreleased/,
    'an image without a registry',
  ],
];

/**
 * No template syntax, no hole where a value should be, no blank at the end of a line, and a line end at the end. Files
 * that a template copies as they stand (`copied`) are left out.
 */
export function checkLeftovers(
  { files }: RenderedFolder,
  copied: RegExp = /^$/,
): Findings {
  const rendered = [...files].filter(([file]) => !copied.test(file));
  return rendered.flatMap(([file, content]) => {
    const found = [
      ...LEFTOVERS,
      ...HOLES.filter(([name]) => name.test(file)).map(
        ([, pattern, what]) => [pattern, what] as const,
      ),
    ].flatMap(([pattern, what]) => {
      const hit = pattern.exec(content);
      return hit ? [`${file}: ${what} near ${around(content, hit.index)}`] : [];
    });
    const blank = /[ \t]+$/m.exec(content);
    return [
      ...found,
      ...(blank
        ? [`${file}: blank at line end: ${around(content, blank.index)}`]
        : []),
      ...(content.endsWith('\n') ? [] : [`${file}: no line end at the end`]),
      ...(/\n\n\n/.test(content) ? [`${file}: two empty lines`] : []),
    ];
  });
}

function around(content: string, index: number): string {
  return JSON.stringify(content.slice(Math.max(0, index - 30), index + 40));
}
