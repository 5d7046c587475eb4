/** The kind of fact that a 备注 is: a sentence about a person, with evidence. It counts for nothing by itself. */
export const NOTE = 'note';
