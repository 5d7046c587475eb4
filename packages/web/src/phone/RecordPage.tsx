import { Empty } from '../ui/states.tsx';
import { Head } from './Head.tsx';

export function RecordPage() {
  return (
    <>
      <Head title="纪实" lead="每周记下做了什么" />
      <Empty icon="record" title="纪实还没有开始">
        考核办发起第一个考核周期后，在这里记录每周工作。发起时会在“今日”提醒，眼下不需要填写任何内容。
      </Empty>
    </>
  );
}
