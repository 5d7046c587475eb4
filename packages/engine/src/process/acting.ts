/** Stages in which somebody does one thing: the committee proposes, the meeting settles, the office confirms and files. */
import { record, required, type Shape, text } from '../text/shape.ts';

/** Who does it, in words: `考核委员会`. */
export interface Acting {
  readonly by: string;
}

export const actingShape = (name: string, about: string): Shape<Acting> =>
  record<Acting>(name, { by: required(text, about) }, '{ by: 考核委员会 }');
