/** Canonical form → YAML text, in the order of the shapes. */
import { Document, Pair, Scalar, YAMLMap, YAMLSeq } from 'yaml';
import type { Written } from './shape.ts';

export function yamlOf(written: Written): string {
  const document = new Document(undefined, { schema: 'failsafe', version: '1.2' });
  document.contents = nodeOf(written) as typeof document.contents;
  return document.toString({ lineWidth: 120, flowCollectionPadding: true });
}

function nodeOf(written: Written): Scalar | YAMLSeq | YAMLMap {
  if (typeof written === 'string') return new Scalar(written);
  if ('entries' in written && !Array.isArray(written)) {
    const map = new YAMLMap();
    map.items = (written.entries as readonly (readonly [string, Written])[]).map(
      ([key, value]) => new Pair(new Scalar(key), nodeOf(value)),
    );
    return map;
  }
  const list = new YAMLSeq();
  list.items = (written as readonly Written[]).map(nodeOf);
  return list;
}
