/** Slips of writing: YAML, keys, words, names. */
import type { schemeSentences } from '../../src/diagnostics/scheme-sentences.ts';
import type { SchemeExample } from './scheme-example.ts';

type Examples = Partial<Record<keyof typeof schemeSentences, SchemeExample>>;

export const textExamples = {
  'yaml-empty': { write: () => '', at: 'start' },
  'yaml-too-long': { write: (base) => `${base}#${'-'.repeat(2_000_000)}`, at: 'start' },
  'yaml-too-deep': { write: (base) => `${base}deep: ${'['.repeat(61)}${']'.repeat(61)}\n`, at: 'start' },
  'yaml-malformed': {
    write: [['rank: { in: unit, by: [total, work], ties: open }', 'rank: in: unit']],
    at: 'in: unit',
  },
  'yaml-unclosed': {
    write: [['roles: { 领导: 60%, 同事: 40% }', 'roles: { 领导: 60%, 同事: 40%']],
    at: '{ 领导: 60%',
  },
  'yaml-colon': { write: [['roles: { 领导: 60%,', 'roles: { 领导：60%,']], at: '领导：60%' },
  'yaml-full-width': { write: [['优秀: { atLeast: 90 }', '优秀: ｛ atLeast: 90 ｝']], at: '｛ atLeast' },
  'yaml-comma': {
    write: [
      ['facets: [绩, 廉]', 'facets: [绩、效, 廉]'],
      ['facet: 绩\n', 'facet: 绩、效\n'],
    ],
    at: '绩、效, 廉',
    path: 'facets',
  },
  'yaml-quotes': { write: [['version: "1"', 'version: “2026.1”']], at: '“2026.1”', path: 'version' },
  'yaml-duplicate-key': {
    write: [['name: 岗位工作\n', 'name: 岗位工作\n        name: 本职\n']],
    at: 'name: 本职',
  },
  'yaml-several-documents': { write: (base) => `${base}---\nscheme: other\n`, at: 'start' },
  'yaml-alias': { write: [['levels: { 县级: 2, 市级: 5 }', 'levels: *usual']], at: '*usual' },
  'yaml-tag': { write: [['version: "1"', 'version: !number "1"']], at: '"1"', path: 'version' },
  'yaml-key': { write: [['facets: [绩, 廉]', 'facets: { [绩, 廉]: 1 }']], at: '{ [绩, 廉]: 1 }' },
  'not-expected': { write: [['period: quarter', 'period: 季度']], at: '季度\n', path: 'period' },
  'too-few': { write: [['facets: [绩, 廉]', 'facets: []']], at: '[]', path: 'facets' },
  'too-many': {
    write: [['facets: [绩, 廉]', `facets: [${Array.from({ length: 2001 }, (_, i) => `方面${i}`).join(', ')}]`]],
    at: '[方面0',
    path: 'facets',
  },
  'findings-many': {
    write: (base) =>
      base.replace(
        'figures:\n',
        `figures:\n${Array.from({ length: 150 }, (_, i) => `  idle${i}: { name: 空, fixed: 1 }\n`).join('')}`,
      ),
    at: 'idle100:',
    also: Array.from({ length: 100 }, () => 'figure-unused' as const),
  },
  'key-missing': { write: [['version: "1"\n', '']], at: 'start' },
  'key-unknown': { write: [['sameKey: highest', 'samekey: highest']], at: 'samekey' },
  'key-id': {
    write: [['of: { measure: { figure: 收入', 'of: { id: income-now, measure: { figure: 收入']],
    at: 'id: income-now',
  },
} as const satisfies Examples;
