/** Fills in what the manuals show and the program knows: tables, files of examples, outputs of commands. Nothing else of a page changes. */

export interface Sources {
  /** What stands between `<!-- begin NAME -->` and `<!-- end NAME -->`, by name. */
  readonly regions: Readonly<Record<string, string>>;
  /** The text of an example, for a fence under `<!-- file NAME -->`; with a key only that entry of it: `<!-- file NAME KEY -->`. */
  readonly example: (name: string) => string;
  /** What the commands of one fence print, in order; each begins with what was typed after `$ `. */
  readonly transcript: (commands: readonly string[]) => Promise<string>;
}

const REGION = /<!-- begin ([\w-]+) -->\n[\s\S]*?<!-- end \1 -->/g;
const FILE = /<!-- file (\S+)(?: (\S+))? -->\n```(\w+)\n[\s\S]*?^```$/gm;
const TRANSCRIPT = /^```text\n(\$ [\s\S]*?)^```$/gm;

/** The page as it should stand. Throws where it asks for what is not there. */
export async function filled(page: string, sources: Sources): Promise<string> {
  const withRegions = page.replace(REGION, (_, name: string) => {
    const content = sources.regions[name];
    if (content === undefined) throw new Error(`no region ${name}`);
    return `<!-- begin ${name} -->\n\n${content.trim()}\n\n<!-- end ${name} -->`;
  });
  const withFiles = withRegions.replace(FILE, (_, name: string, key: string | undefined, language: string) => {
    const text = sources.example(name);
    const marker = key === undefined ? `<!-- file ${name} -->` : `<!-- file ${name} ${key} -->`;
    const shown = key === undefined ? text : excerpt(text, key);
    return `${marker}\n\`\`\`${language}\n${shown.trimEnd()}\n\`\`\``;
  });
  let result = '';
  let end = 0;
  for (const match of withFiles.matchAll(TRANSCRIPT)) {
    const commands = commandsIn(match[1] ?? '');
    result += `${withFiles.slice(end, match.index)}\`\`\`text\n${await sources.transcript(commands)}\`\`\``;
    end = match.index + match[0].length;
  }
  return result + withFiles.slice(end);
}

const commandsIn = (transcript: string): string[] =>
  transcript.split('\n').flatMap((line) => (line.startsWith('$ ') ? [line.slice(2)] : []));

/** The entry of a YAML text that has this key, to the left edge: its line and the deeper lines that follow. */
export function excerpt(text: string, key: string): string {
  const lines = text.split('\n');
  const start = lines.findIndex((line) => line.trimStart().startsWith(`${key}:`));
  const first = lines[start];
  if (first === undefined) throw new Error(`no key ${key}`);
  const indent = first.length - first.trimStart().length;
  const deeper = (line: string): boolean => line.trim() === '' || line.search(/\S/) > indent;
  let end = start + 1;
  while (end < lines.length && deeper(lines[end] as string)) end++;
  return lines
    .slice(start, end)
    .map((line) => line.slice(indent))
    .join('\n')
    .trimEnd();
}
