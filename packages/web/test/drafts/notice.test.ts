import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { DraftNotice } from '../../src/drafts/DraftNotice.tsx';
import type { DraftInHand } from '../../src/drafts/use-draft.ts';

const nothing = () => {};

function spoken(state: DraftInHand<string>['state']): string {
  const draft = { value: '', change: nothing, drop: nothing, takeTheirs: nothing, keepMine: nothing };
  const savedAt = '2026-03-25T09:05:00';
  return renderToStaticMarkup(createElement(DraftNotice, { draft: { ...draft, state, savedAt } }));
}

test('a restored draft says when it was saved, and can be dropped', () => {
  expect(spoken('restored')).toContain('已恢复上次未提交的内容（3月25日 9:05保存）。');
  expect(spoken('restored')).toContain('不要了，重新填写');
});

test('two windows in conflict offer either content, and say which is not saved', () => {
  expect(spoken('conflict')).toContain('这里的修改还没有保存');
  for (const choice of ['用那边的', '用这里的']) expect(spoken('conflict')).toContain(choice);
});

test('a draft in order says nothing', () => {
  expect(spoken('fresh') + spoken('saved')).toBe('');
});
