import { refusalTable } from '../../http/refusals.ts';

export const schemeRefusals = refusalTable({
  'scheme-changed': { status: 409, title: '这份方案刚被别人改过。您的修改还在本机，请刷新，看过最新内容后再保存。' },
  'version-closed': {
    status: 409,
    title: '这个版本已经提交或者批准，不能再改。需要修改的，请退回后再改，或者另起新版本。',
  },
  'draft-there': { status: 409, title: '最新的版本还没有批准，请先在它上面修改，或者等批准后再起新版本。' },
  'scheme-wrong': { status: 422, title: '方案还有 {errors} 处错误，不能提交。第 {line} 行：{sentence}' },
  'not-submitted': { status: 409, title: '这个版本不在待批准的状态。请刷新，看过最新情况后再操作。' },
  'own-submission': { status: 409, title: '这个版本是您本人提交的，须由另一人批准。' },
  'library-unknown': { status: 422, title: '方案库中没有所选的方案。请刷新后重新选择。' },
  'nothing-approved': { status: 409, title: '这份方案还没有批准的版本，不能启用。请先提交并由另一人批准。' },
  'unit-twice': { status: 422, title: '同一单位列了两次，请删去一处。' },
  'unit-unknown': { status: 422, title: '机构中没有所选的单位，可能刚被撤销。请重新选择。' },
});

/** A draft that doesn't say yet what it is called. */
export const UNNAMED = '未命名的方案';
