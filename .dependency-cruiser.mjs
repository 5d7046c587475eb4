/**
 * The arrows between packages, inside the engine between its folders, and inside the server between its layers and slices. Checked by scripts/boundaries.js, which also finds circular
 * imports of values. Each rule is shown failing in scripts/guards.test.ts.
 */

const FACES = '^packages/((engine|tables|server)/src/index|server/src/contracts)\\.ts$';

/** Folders of the engine, and what each may use of it; a folder may always use itself. What is not listed may use all. */
const ENGINE = {
  numbers: [],
  diagnostics: [],
  text: ['diagnostics'],
  words: ['diagnostics', 'scheme'],
  conditions: ['numbers', 'text', 'scheme', 'facts', 'run'],
  scheme: ['numbers', 'diagnostics', 'text', 'conditions', 'terms', 'process'],
  process: ['numbers', 'text', 'scheme', 'terms', 'print'],
  facts: ['numbers', 'diagnostics', 'text', 'scheme', 'terms'],
};

const engineFolders = Object.entries(ENGINE).map(([folder, uses]) => ({
  name: `engine-${folder}`,
  severity: 'error',
  comment: `engine/src/${folder} may import only ${[folder, ...uses].join(', ')} of the engine, types included.`,
  from: { path: `^packages/engine/src/${folder}/` },
  to: { path: '^packages/engine/src/', pathNot: `^packages/engine/src/(${[folder, ...uses].join('|')})/` },
}));

export default {
  forbidden: [
    {
      name: 'engine-is-pure',
      severity: 'error',
      comment: 'The engine runs anywhere: nothing of ours, nothing of Node, and of npm only yaml and @noble/hashes.',
      from: { path: '^packages/engine/src/' },
      to: { pathNot: ['^packages/engine/src/', '(^|/)node_modules/(yaml|@noble/hashes)/'] },
    },
    {
      name: 'yaml-in-text-only',
      severity: 'error',
      comment: 'One place reads YAML, so that places in the text and the limits against hostile files hold everywhere.',
      from: { path: '^packages/engine/src/', pathNot: '^packages/engine/src/text/' },
      to: { path: '(^|/)node_modules/yaml/' },
    },
    ...engineFolders,
    {
      name: 'engine-knows-no-package',
      severity: 'error',
      comment: 'Not even in its tests: engine ← tables ← server ← cli, web.',
      from: { path: '^packages/engine/' },
      to: { path: '^packages/(?!engine/)' },
    },
    {
      name: 'tables-know-the-engine-only',
      severity: 'error',
      from: { path: '^packages/tables/' },
      to: { path: '^packages/(?!tables/|engine/)' },
    },
    {
      name: 'server-knows-no-client',
      severity: 'error',
      from: { path: '^packages/server/' },
      to: { path: '^packages/(cli|web)/' },
    },
    {
      name: 'web-knows-contracts-and-engine',
      severity: 'error',
      comment: 'A browser must not load the server: of it only types, through contracts.ts.',
      from: { path: '^packages/web/src/' },
      to: { path: '^packages/', pathNot: '^packages/(web/|engine/|server/src/contracts\\.ts)' },
    },
    {
      name: 'contracts-as-types-only',
      severity: 'error',
      from: { path: '^packages/web/src/' },
      to: { path: '^packages/server/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'web-runs-in-browsers',
      severity: 'error',
      comment: 'Nothing of Node in what is sent to a browser.',
      from: { path: '^packages/web/src/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'antd-through-its-face',
      severity: 'error',
      comment: 'A component that src/ui/antd/face.ts does not list has no style: see there.',
      from: { path: '^packages/web/src/', pathNot: '^packages/web/src/(ui/antd/|design/antd-theme)' },
      to: { path: '(^|/)node_modules/(antd|@ant-design/cssinjs)/' },
    },
    {
      name: 'phone-loads-no-console',
      severity: 'error',
      comment: 'Also not through what both share.',
      from: { path: '^packages/web/src/phone/' },
      to: {
        path: '^packages/web/src/(console|ui/antd)/|(^|/)node_modules/(antd|@tanstack/react-router)/',
        reachable: true,
      },
    },
    {
      name: 'slices-meet-outside-routes',
      severity: 'error',
      comment:
        'What two slices need stands in a store, a policy or a decision of one of them; routes are the last layer.',
      from: { path: '^packages/server/src/features/([^/]+)/' },
      to: { path: '^packages/server/src/features/[^/]+/routes\\.ts$', pathNot: '^packages/server/src/features/$1/' },
    },
    {
      name: 'database-in-stores-only',
      severity: 'error',
      comment: 'The driver stands behind db/; SQL stands in stores.',
      from: { path: '^packages/server/src/', pathNot: '^packages/server/src/(db|backup|jobs|postgres)/' },
      to: { path: '(^|/)node_modules/(pg|pg-copy-streams|pg-cursor)/' },
    },
    {
      name: 'policies-and-decisions-are-pure',
      severity: 'error',
      comment: 'Who may, and what follows, hang on values alone.',
      from: { path: '^packages/server/src/features/[^/]+/(policy|decide)\\.ts$' },
      to: {
        path: [
          '^packages/server/src/(db|jobs|postgres)/',
          '/(store|writer|routes)\\.ts$',
          '^(node:)?(fs|net|http|child_process)',
        ],
      },
    },
    {
      name: 'public-faces',
      severity: 'error',
      comment: 'Another package is used through its index.ts; cli has none to use.',
      from: { path: '^packages/([^/]+)/' },
      to: { path: '^packages/(?!$1/)', pathNot: FACES },
    },
    {
      name: 'public-faces-outside',
      severity: 'error',
      from: { pathNot: '^(packages|e2e)/' },
      to: { path: '^packages/', pathNot: FACES },
    },
    {
      name: 'journeys-stand-on-tests',
      severity: 'error',
      comment:
        'A journey sees the product from outside; what sets its world up is what the tests of server and web use.',
      from: { path: '^e2e/' },
      to: { path: '^packages/', pathNot: [FACES, '^packages/(server|web)/test/'] },
    },
    {
      name: 'sources-stand-without-tests',
      severity: 'error',
      comment: 'What is delivered needs no test, scheme or script.',
      from: { path: '^packages/[^/]+/(src|bin)/' },
      to: { path: '^(packages/[^/]+/test|schemes|scripts|e2e)/' },
    },
    {
      name: 'declared-dependencies',
      severity: 'error',
      comment: 'Sources import from npm only what their own package.json lists under dependencies.',
      from: { path: '^packages/[^/]+/(src|bin)/' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown', 'deprecated'] },
    },
    {
      name: 'resolvable',
      severity: 'error',
      from: {},
      // Vite makes these as it builds: packages/web/build/stylesheets.ts.
      to: { couldNotResolve: true, pathNot: '^virtual:' },
    },
    {
      name: 'no-orphans',
      severity: 'error',
      comment:
        'The script of the report is read by URL; pages load what is public; no-injected-css stands in for a module of a library.',
      from: {
        orphan: true,
        pathNot: [
          '\\.d\\.ts$',
          '\\.css$',
          '^packages/cli/src/report/browser',
          '^packages/web/(public/|src/ui/antd/no-injected-css)',
        ],
      },
      to: {},
    },
  ],
  options: {
    // Other parsers need a TypeScript before 7, and without one would guess at the imports.
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^packages/web/dist/' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default'] },
  },
};
