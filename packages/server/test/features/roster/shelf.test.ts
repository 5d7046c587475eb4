import { expect, it } from 'vitest';
import { Shelf } from '../../../src/features/roster/shelf.ts';

interface Thing {
  readonly id: string;
  readonly home?: string;
}

it('a record that is put again stands once, in the group that it points to now', () => {
  const shelf = new Shelf<Thing, 'home'>(
    [
      { id: '1', home: 'a' },
      { id: '2', home: 'a' },
    ],
    { home: ({ home }) => home },
  );
  shelf.put({ id: '1', home: 'b' });
  shelf.put({ id: '2' });
  expect([shelf.of('home', 'a'), shelf.of('home', 'b'), shelf.all().length]).toEqual([[], [{ id: '1', home: 'b' }], 2]);
  shelf.remove('1');
  shelf.remove('none');
  expect([shelf.of('home', 'b'), shelf.get('1'), shelf.all()]).toEqual([[], undefined, [{ id: '2' }]]);
});
