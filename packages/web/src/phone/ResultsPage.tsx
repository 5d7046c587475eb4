import { Empty } from '../ui/states.tsx';
import { Head } from './Head.tsx';

export function ResultsPage() {
  return (
    <>
      <Head title="成绩" lead="得了多少分，为什么" />
      <Empty icon="results" title="还没有成绩">
        第一个考核周期的结果公布后，在这里查看本人成绩。每一分都能点开，看到依据的条款和事实。
      </Empty>
    </>
  );
}
