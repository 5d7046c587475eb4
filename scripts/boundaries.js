/**
 * Which file may import which: the rules of .dependency-cruiser.mjs, that no values are imported in a circle, and that the files were
 * really read. Without @swc/core dependency-cruiser reads no TypeScript at all, and finds nothing wrong.
 */
import { globSync, readFileSync } from 'node:fs';
import { cruise } from 'dependency-cruiser';
import rules from '../.dependency-cruiser.mjs';
import { root } from './pinned-node.js';

process.chdir(root);
const { output: result } = await cruise(['packages', 'schemes', 'scripts', 'e2e'], {
  ...rules.options,
  ruleSet: { forbidden: rules.forbidden },
  validate: true,
});

const faults = [
  ...unread(result.modules),
  ...result.summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`),
  ...undeclared(result.modules),
  ...valueCycles(result.modules),
];
if (faults.length > 0) {
  console.log(faults.join('\n'));
  process.exitCode = 1;
}

/** Source files that were not read, or in which not one of the imports was seen. */
function unread(modules) {
  const read = new Map(modules.map((module) => [module.source, module.dependencies.length]));
  const files = globSync(['packages/*/{src,test}/**/*.{ts,tsx}', 'e2e/*.ts']).map((file) => file.replaceAll('\\', '/'));
  if (files.length === 0) return ['no source files found'];
  return files
    .filter((file) => !read.has(file) || (read.get(file) === 0 && importsSomething(file)))
    .map((file) => `not read: ${file} (is @swc/core installed?)`);
}

function importsSomething(file) {
  return /^(?:import|export)\b[^;]*\bfrom '/m.test(readFileSync(file, 'utf8'));
}

/** Our own packages are found without being declared; npm would not bring them to someone who installs one of them. */
function undeclared(modules) {
  const faults = modules.flatMap(({ source, dependencies }) => {
    const [, home] = /^(packages\/[^/]+)\/src\//.exec(source) ?? [];
    if (home === undefined) return [];
    const declared = JSON.parse(readFileSync(`${home}/package.json`, 'utf8')).dependencies ?? {};
    return dependencies
      .map(({ module }) => /^@shiji\/[^/]+/.exec(module)?.[0])
      .filter((module) => module !== undefined && !Object.hasOwn(declared, module))
      .map((module) => `${home}/package.json: lacks ${module}, which its sources import`);
  });
  return [...new Set(faults)];
}

/**
 * Circles of imports that exist when the program runs. Types may refer to one another in a circle; values may not. dependency-cruiser's
 * own rule looks at one circle for each import, and misses a circle of values behind a circle of types.
 */
function valueCycles(modules) {
  const imports = new Map(modules.map(({ source, dependencies }) => [source, dependencies.filter(isValue)]));
  const done = new Set();
  const cycles = [];
  const visit = (file, path) => {
    if (path.includes(file)) {
      const cycle = path.slice(path.indexOf(file));
      // One circle of a tangle is enough to begin with.
      if (!cycles.flat().includes(file)) cycles.push([...cycle, file]);
      return;
    }
    if (done.has(file)) return;
    for (const { resolved } of imports.get(file) ?? []) visit(resolved, [...path, file]);
    done.add(file);
  };
  for (const file of imports.keys()) visit(file, []);
  return cycles.map((cycle) => `values imported in a circle: ${cycle.join(' → ')}`);
}

function isValue({ dependencyTypes }) {
  return !dependencyTypes.includes('type-only');
}
